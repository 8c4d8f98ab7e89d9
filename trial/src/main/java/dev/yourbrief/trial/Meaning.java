package dev.yourbrief.trial;

import dev.yourbrief.trial.grade.Similarity;
import dev.yourbrief.trial.search.KeptEmbedder;
import dev.yourbrief.trial.search.MiniLm;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The model of meaning, opened when somebody first needs it. */
final class Meaning implements AutoCloseable, Similarity {

  /** Where vectors are kept, beside the plan. They can be made again at any time. */
  static final String CACHE = "cache";

  private final Path folder;
  private final Setup setup;
  private @Nullable MiniLm model;
  private @Nullable KeptEmbedder embedder;

  Meaning(Path folder, Setup setup) {
    this.folder = folder;
    this.setup = setup;
  }

  synchronized KeptEmbedder embedder() {
    KeptEmbedder open = embedder;
    if (open == null) {
      MiniLm loaded = MiniLm.open(setup.nativeFolder(), setup.threads());
      model = loaded;
      open = new KeptEmbedder(loaded, folder.resolve(CACHE));
      embedder = open;
    }
    return open;
  }

  @Override
  public double cosine(List<String> texts) {
    float[] one = embedder().embed(texts.getFirst());
    float[] other = embedder().embed(texts.getLast());
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * (double) other[i];
    }
    // Both are of length 1; rounding may carry them a little beyond.
    return Math.clamp(sum, -1, 1);
  }

  @Override
  public synchronized void close() {
    MiniLm open = model;
    if (open != null) {
      open.close();
    }
  }
}
