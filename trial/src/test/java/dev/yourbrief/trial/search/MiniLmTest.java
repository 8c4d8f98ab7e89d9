package dev.yourbrief.trial.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtEnvironment;
import dev.yourbrief.trial.Model;
import dev.yourbrief.trial.Sets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MiniLmTest {

  private static double cosine(String a, String b) {
    return new Vectors(Model.MINI_LM.embed(a), 384).cosine(0, Model.MINI_LM.embed(b));
  }

  @Test
  void likeMeaningsAreNearAndOthersFar() {
    assertThat(cosine("where do I pay my fine", "how can I settle what I owe")).isGreaterThan(0.4);
    assertThat(cosine("where do I pay my fine", "the hall has a projector")).isLessThan(0.2);
  }

  @Test
  void aVectorDoesNotDependOnTheTextsBesideItNorOnThreads() {
    List<String> texts = Sets.texts(Sets.desk("train"));
    Vectors together = Model.MINI_LM.embed(texts, Progress.NONE);
    for (int row = 0; row < texts.size(); row++) {
      assertThat(together.row(row)).isEqualTo(Model.MINI_LM.embed(texts.get(row)));
      assertThat(together.cosine(row, together.row(row))).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void anyTextHasAVector() {
    for (String text :
        List.of("", " \n", "\u200b", "\uD800", "\u0000", "🙂", "a".repeat(500), "字".repeat(600))) {
      double length = cosine(text, text);
      assertThat(length).as("length of the vector of '%s'", text).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void aLongTextIsReadUpToItsFirst256Pieces() {
    String start = "the card was lost ".repeat(100);
    assertThat(Model.MINI_LM.embed(start + "and found"))
        .isEqualTo(Model.MINI_LM.embed(start.repeat(500)));
    assertThat(Model.MINI_LM.embed("the card was lost"))
        .isNotEqualTo(Model.MINI_LM.embed("the card was found"));
  }

  @Test
  void progressRisesToTheTotal() {
    List<Integer> seen = new ArrayList<>();
    List<String> texts = Sets.texts(Sets.desk("train"));
    List<String> many = Stream.of(texts, texts, texts, texts).flatMap(List::stream).toList();
    Vectors vectors =
        Model.MINI_LM.embed(
            many,
            (done, total) -> {
              assertThat(total).isEqualTo(144);
              seen.add(done);
            });
    assertThat(vectors.rows()).isEqualTo(144);
    assertThat(seen).isSorted().hasSize(3).endsWith(144);
  }

  @Test
  void theNativePartIsUnpackedWhereWeSay() throws IOException {
    assertThat(Model.MINI_LM.dimensions()).isEqualTo(384);
    Path folder = Path.of(System.getProperty("ENGINE_CACHE_DIR", ""));
    assertThat(folder).isEqualTo(Path.of("target", "native").toAbsolutePath());
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.map(f -> String.valueOf(f.getFileName())))
          .contains(System.mapLibraryName("tokenizers"));
    }
  }

  /** Later releases of the runtime send events to their maker: this one must not know where to. */
  @Test
  void theRuntimeKnowsNoAddressToReportTo() throws IOException {
    String library = "/ai/onnxruntime/native/linux-x64/libonnxruntime.so";
    try (InputStream in = OrtEnvironment.class.getResourceAsStream(library)) {
      assertThat(in).isNotNull();
      String bytes = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(bytes.contains("https://")).isTrue();
      assertThat(bytes.contains("events.data.microsoft.com")).isFalse();
      assertThat(bytes.contains("OneCollector")).isFalse();
    }
  }
}
