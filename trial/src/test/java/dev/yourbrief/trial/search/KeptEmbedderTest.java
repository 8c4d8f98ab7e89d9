package dev.yourbrief.trial.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.trial.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptEmbedderTest {

  private static final List<String> TEXTS = List.of("a lost card", "a late book", "a lost card");

  @TempDir private Path folder;

  /** The model, and what it was asked. */
  private static final class Counted implements Embedder {
    private final List<String> asked = new ArrayList<>();

    @Override
    public String name() {
      return Model.MINI_LM.name();
    }

    @Override
    public int dimensions() {
      return Model.MINI_LM.dimensions();
    }

    @Override
    public float[] embed(String text) {
      asked.add(text);
      return Model.MINI_LM.embed(text);
    }

    @Override
    public Vectors embed(List<String> texts, Progress progress) {
      asked.addAll(texts);
      return Model.MINI_LM.embed(texts, progress);
    }
  }

  private final Counted model = new Counted();

  /** As another run would have it: nothing in memory. */
  private KeptEmbedder anew() {
    return new KeptEmbedder(model, folder);
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }

  @Test
  void aListOfTextsIsEmbeddedOnceForAllRuns() throws IOException {
    Vectors first = anew().embed(TEXTS, Progress.NONE);
    Vectors second = anew().embed(TEXTS, Progress.NONE);
    assertThat(model.asked).containsExactly("a lost card", "a late book");
    for (int row = 0; row < TEXTS.size(); row++) {
      assertThat(second.row(row))
          .isEqualTo(first.row(row))
          .isEqualTo(Model.MINI_LM.embed(TEXTS.get(row)));
    }
    assertThat(onlyFile().getFileName().toString()).matches("vectors-[0-9a-f]{32}\\.bin");
  }

  @Test
  void aDamagedFileIsMadeAnew() throws IOException {
    anew().embed(TEXTS, Progress.NONE);
    byte[] whole = Files.readAllBytes(onlyFile());
    for (int damage : new int[] {0, 9, 41, 45, 1_000, whole.length - 1}) {
      byte[] bytes = whole.clone();
      bytes[damage] ^= 1;
      Files.write(onlyFile(), bytes);
      model.asked.clear();
      anew().embed(TEXTS, Progress.NONE);
      assertThat(model.asked).as("byte %d was changed", damage).isNotEmpty();
      assertThat(Files.readAllBytes(onlyFile())).isEqualTo(whole);
    }
    for (int length : new int[] {0, 7, whole.length - 1}) {
      Files.write(onlyFile(), Arrays.copyOf(whole, length));
      anew().embed(TEXTS, Progress.NONE);
      assertThat(Files.readAllBytes(onlyFile())).isEqualTo(whole);
    }
  }

  @Test
  void otherTextsHaveAnotherFile() {
    VectorFile file = new VectorFile(folder, model, List.of("ab", "c"));
    for (List<String> other :
        List.of(List.of("a", "bc"), List.of("abc"), List.of("c", "ab"), List.of("ab", "c", ""))) {
      assertThat(new VectorFile(folder, model, other).path()).isNotEqualTo(file.path());
    }
    assertThat(new VectorFile(folder, model, List.of("\uD800")).path())
        .isNotEqualTo(new VectorFile(folder, model, List.of("\uD801")).path());
  }

  @Test
  void aTextOfTheListIsNotAskedForAgain() {
    KeptEmbedder kept = anew();
    kept.embed(TEXTS, Progress.NONE);
    model.asked.clear();
    assertThat(kept.embed("a late book")).isEqualTo(Model.MINI_LM.embed("a late book"));
    assertThat(kept.embed("another")).isEqualTo(kept.embed("another"));
    assertThat(model.asked).containsExactly("another");
  }

  @Test
  void noTextsAreNoRows() {
    assertThat(anew().embed(List.of(), Progress.NONE).rows()).isZero();
    assertThat(anew().embed(List.of(), Progress.NONE).rows()).isZero();
  }
}
