package dev.yourbrief.crossover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.yourbrief.figure.source.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Reading rows: what spreadsheets write, and what nobody should have written. */
class CsvTest {

  private final List<Problem> problems = new ArrayList<>();

  @Test
  void whatSpreadsheetsWrite() {
    List<Row> rows = read("\uFEFFa,b,c\r\n1, \"two, \"\"quoted\"\"\",3\r\n\r\n4,,\r\n5");
    assertThat(problems).isEmpty();
    assertThat(rows)
        .extracting(Row::cells)
        .containsExactly(
            Map.of("a", "1", "b", "two, \"quoted\"", "c", "3"),
            Map.of("a", "4", "b", "", "c", ""),
            Map.of("a", "5"));
    assertThat(rows).extracting(row -> row.where().line()).containsExactly(2, 4, 5);
  }

  @Test
  void aQuoteThatNeverClosesLosesItsLineOnly() {
    List<Row> rows = read("a,b\n1,\"oops\n2,fine\n3,\"fine\"\n");
    assertThat(rows).extracting(row -> row.text("a")).containsExactly("2", "3");
    assertThat(problems).extracting(p -> p.where().toString()).containsExactly("x.csv:2");
  }

  @Test
  void anEndlessRowIsCutAndTheNextOneRead() {
    List<Row> rows = read("a,b\n" + "x".repeat(50_000) + ",1\n2,fine\n");
    assertThat(rows).extracting(row -> row.text("a")).containsExactly("2");
    assertThat(problems).hasSize(1);
  }

  @Test
  void aFileOfNothingButMistakesEndsSoon() {
    String text = "a,b\n" + "\"\n".repeat(1_000_000);
    Assertions.assertTimeout(Duration.ofSeconds(5), () -> read(text));
    assertThat(problems).hasSize(101);
  }

  @Test
  void noTextMakesItFail() {
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder("a,b\n");
      for (int n = random.nextInt(60); n > 0; n--) {
        text.append("a1,,\"\"\n\n\r\u0000é".charAt(random.nextInt(11)));
      }
      String made = text.toString();
      assertThatCode(() -> read(made)).as(made).doesNotThrowAnyException();
    }
  }

  private List<Row> read(String text) {
    return Csv.read(text, "x.csv", problems::add);
  }
}
