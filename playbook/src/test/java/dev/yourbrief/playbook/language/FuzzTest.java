package dev.yourbrief.playbook.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.figure.source.InputException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever the text, parsing ends with an expression that evaluates, or with a message. */
class FuzzTest {

  private static final List<String> SEEDS =
      List.of(
          "spend * 12 month >= 25_000 USD and moat = not-sure",
          "probability(spend >= crossover) >= 80 % or fit is unknown",
          "if costs > revenue then cash / (costs - revenue) else 36 month",
          "today + 2 quarter < renewal - 120 day",
          "npv(spend, 10 %/year, 36 month) between 1e3 USD and quantile(cash, 0.9)",
          "count(ready, risky, moat in (yes, \"no\")) > 1 and owner = \"Ada\"",
          "(1 + growth * 1 month)^-score - ln(2) / sqrt(ratio)");

  private static final String PIECES =
      "( ) , + - * / ^ = != < <= > >= and or not if then else between in is given known unknown"
          + " true false min( max( count( probability( p50( 0 1 2.5 1e300 80% 5USD/month 3month \""
          + " spend cash score risky fit today moat yes not-sure 2027-01-01 . _ é \t \n";

  /** Whether it was an expression. */
  private static boolean survives(String text) {
    try {
      Samples.parse(text).evaluate(Samples.values(), Samples.DRAWS);
      return true;
    } catch (InputException e) {
      assertThat(e.problems()).isNotEmpty().allSatisfy(p -> assertThat(p.excerpt()).contains("^"));
      return false;
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("on: " + text, e);
    }
  }

  @Test
  void randomBytes() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      survives(new String(bytes, i % 2 == 0 ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16));
    }
  }

  @Test
  void randomPieces() {
    SplittableRandom random = new SplittableRandom(3);
    String[] pieces = PIECES.split(" ", -1);
    int good = 0;
    for (int i = 0; i < 15_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(1, 9); n > 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
      }
      good += survives(text.toString()) ? 1 : 0;
    }
    assertThat(good).as("some of them are expressions").isGreaterThan(300);
  }

  @Test
  void mutatedExpressions() {
    SplittableRandom random = new SplittableRandom(4);
    String[] pieces = PIECES.split(" ", -1);
    int good = 0;
    for (int i = 0; i < 15_000; i++) {
      StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(6));
        switch (random.nextInt(3)) {
          case 0 -> text.delete(from, to);
          case 1 -> text.insert(from, pieces[random.nextInt(pieces.length)]);
          default -> text.insert(from, text.substring(from, to));
        }
        if (text.isEmpty()) {
          text.append('1');
        }
      }
      good += survives(text.toString()) ? 1 : 0;
    }
    assertThat(good).as("some of them are expressions").isGreaterThan(300);
  }

  @Test
  void longNonsense() {
    for (String piece : PIECES.split(" ", -1)) {
      if (!piece.isEmpty()) {
        survives(piece.repeat(10_000 / piece.length()));
        survives((piece + " ").repeat(10_000 / (piece.length() + 1)));
      }
    }
  }
}
