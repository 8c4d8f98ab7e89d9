package dev.yourbrief.playbook.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrinterTest {

  /** A tree without its places. */
  private static String shape(Syntax syntax) {
    return syntax.toString().replaceAll("at=\\d+", "");
  }

  @Test
  void whatIsPrintedReadsAsTheSameTree() {
    RandomTrees trees = new RandomTrees(1);
    for (int i = 0; i < 20_000; i++) {
      Syntax tree = trees.tree(i % 5);
      String text = Printer.print(tree);
      Syntax again = Parser.parse(new Source(text, Samples.HERE), Samples.SCOPE);
      assertThat(shape(again)).as(text).isEqualTo(shape(tree));
      assertThat(Printer.print(again)).isEqualTo(text);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ((spend))>=(25k USD/months) | spend >= 25_000 USD/month
          (1+2)*3-(4*5)               | (1 + 2) * 3 - 4 * 5
          1-(2-3)                     | 1 - (2 - 3)
          not(ready) and(risky)       | not ready and risky
          (ready or risky) and ready  | (ready or risky) and ready
          is given(owner)             | owner is known
          fit is not given            | fit is unknown
          moat in(yes,not-sure)       | moat in (yes, not-sure)
          0.80 percent*1234567.5      | 0.8 % * 1_234_567.5
          (if ready then 1 else 2)+3  | (if ready then 1 else 2) + 3
          -(-2)^(-(1))                | -(-2)^-1
          """)
  void explainsInOneSpelling(String written, String explained) {
    assertThat(Samples.parse(written).explain()).isEqualTo(explained);
    assertThat(Samples.parse(written).text()).isEqualTo(written);
    assertThat(Samples.parse(explained).explain()).isEqualTo(explained);
  }
}
