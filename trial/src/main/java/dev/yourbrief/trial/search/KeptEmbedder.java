package dev.yourbrief.trial.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An embedder that does nothing twice. Lists of texts are kept in files of a folder, across runs;
 * single texts in memory, the last 20,000 (about 35 MB), because several arms ask about the same.
 */
public final class KeptEmbedder implements Embedder {

  private static final int MOST_KEPT = 20_000;

  private final Embedder embedder;
  private final Path folder;
  private final LinkedHashMap<String, float[]> kept = new LinkedHashMap<>();

  /**
   * @param folder where the files are kept; made when there is something to keep. It may be emptied
   *     at any time: what is missing or damaged is made anew
   */
  public KeptEmbedder(Embedder embedder, Path folder) {
    this.embedder = embedder;
    this.folder = folder;
  }

  @Override
  public String name() {
    return embedder.name();
  }

  @Override
  public int dimensions() {
    return embedder.dimensions();
  }

  @Override
  public float[] embed(String text) {
    float[] known;
    synchronized (kept) {
      known = kept.get(text);
    }
    float[] vector = known == null ? embedder.embed(text) : known;
    keep(text, vector);
    return vector.clone();
  }

  @Override
  public Vectors embed(List<String> texts, Progress progress) {
    VectorFile file = new VectorFile(folder, embedder, texts);
    Optional<Vectors> read = file.read();
    if (read.isPresent()) {
      progress.at(texts.size(), texts.size());
    }
    Vectors vectors = read.orElseGet(() -> make(texts, progress, file));
    for (int row = 0; row < texts.size(); row++) {
      keep(texts.get(row), vectors.row(row));
    }
    return vectors;
  }

  private Vectors make(List<String> texts, Progress progress, VectorFile file) {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (String text : texts) {
      places.putIfAbsent(text, places.size());
    }
    Vectors distinct = embedder.embed(new ArrayList<>(places.keySet()), progress);
    float[] flat = new float[Math.multiplyExact(texts.size(), dimensions())];
    for (int row = 0; row < texts.size(); row++) {
      distinct.copy(places.getOrDefault(texts.get(row), 0), flat, row * dimensions());
    }
    Vectors vectors = new Vectors(flat, dimensions());
    file.write(vectors);
    return vectors;
  }

  private void keep(String text, float[] vector) {
    synchronized (kept) {
      if (kept.putIfAbsent(text, vector) == null && kept.size() > MOST_KEPT) {
        kept.remove(kept.sequencedKeySet().getFirst());
      }
    }
  }
}
