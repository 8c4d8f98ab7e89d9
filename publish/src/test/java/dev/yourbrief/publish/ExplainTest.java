package dev.yourbrief.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Provenance.Assumed;
import dev.yourbrief.figure.Provenance.Catalogued;
import dev.yourbrief.figure.Provenance.Computed;
import dev.yourbrief.figure.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainTest {

  private static final LocalDate TODAY = Comparisons.TODAY;

  private static SortedMap<String, Figure> ledger() {
    SortedMap<String, Figure> ledger = new TreeMap<>();
    put(ledger, "own.gpus", "GPUs", 4, "GPU", new Assumed("a first guess"));
    put(
        ledger,
        "own.price",
        "price of a GPU",
        3,
        "USD/GPU-hour",
        new Catalogued("a survey", LocalDate.of(2026, 5, 14)));
    put(
        ledger,
        "own.cost",
        "cost a month",
        8760,
        "USD/month",
        new Computed(
            "own.gpus × own.price × 730 h + own.moving",
            List.of("own.gpus", "own.price", "own.moving")));
    put(
        ledger,
        "own.moving.perMonth",
        "moving, a month",
        0,
        "USD/month",
        new Computed("nothing", List.of()));
    put(
        ledger,
        "own.twice",
        "twice",
        17520,
        "USD/month",
        new Computed("own.cost + own.cost", List.of("own.cost", "own.gpus")));
    return ledger;
  }

  private static void put(
      SortedMap<String, Figure> ledger,
      String id,
      String label,
      long value,
      String unit,
      Provenance from) {
    ledger.put(id, Figure.amount(id, label, Estimate.of(value), Unit.parse(unit), from));
  }

  @Test
  void aFigureOpensDownToWhatSomebodySaid() {
    assertThat(Explain.text(ledger(), "own.cost", TODAY, 100))
        .isEqualTo(
            """
            own.cost  cost a month
              $8,760 a month
              = own.gpus × own.price × 730 h + own.moving
              = GPUs [4 GPUs] × price of a GPU [$3.00 a GPU-hour] × 730 h + moving, a month [$0 a month]
              own.gpus  GPUs
                4 GPUs
                [assumed] a first guess
              own.price  price of a GPU
                $3.00 a GPU-hour
                a survey, as of 14 May 2026  [stale: older than 90 days]
              own.moving.perMonth  moving, a month
                $0 a month
                = nothing
            """);
  }

  @Test
  void aFigureIsOpenedOnce() {
    assertThat(Explain.text(ledger(), "own.twice", TODAY, 100))
        .containsOnlyOnce("[assumed]")
        .contains("own.gpus  (see above)");
  }

  @Test
  void figuresThatRestOnEachOtherEnd() {
    SortedMap<String, Figure> ledger = new TreeMap<>();
    put(ledger, "a", "a", 1, "1", new Computed("b", List.of("b")));
    put(ledger, "b", "b", 1, "1", new Computed("a", List.of("a")));
    assertThat(Explain.text(ledger, "a", TODAY, 80)).contains("a  (see above)");
    for (int i = 0; i < 30; i++) {
      put(ledger, "n" + i, "n", 1, "1", new Computed("n" + (i + 1), List.of("n" + (i + 1))));
    }
    assertThat(Explain.text(ledger, "n0", TODAY, 80)).contains("(opened by its own id)");
  }

  @Test
  void anUnknownOneNamesTheNearestAndAll() {
    assertThat(Explain.text(ledger(), "own.cots", TODAY, 80))
        .startsWith("There is no figure 'own.cots'.\nDid you mean own.cost?\nThe figures are:\n")
        .contains("  own.price  price of a GPU\n");
    assertThat(Explain.text(ledger(), "price", TODAY, 80)).contains("Did you mean own.price?");
    assertThat(Explain.text(ledger(), "", TODAY, 80)).doesNotContain("Did you mean");
    assertThat(Explain.text(new TreeMap<>(), "x", TODAY, 80)).contains("There is no figure 'x'");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 30, 44, 80, 200})
  void noLineIsWiderThanTheTerminal(int width) {
    SortedMap<String, Figure> ledger = Comparisons.threeWays().ledger();
    String text = Explain.text(ledger, "own.flat.presentCost", TODAY, width);
    assertThat(text.lines()).allMatch(line -> line.length() <= Math.max(30, width));
    assertThat(text).contains("own.gpuHour");
  }

  @Test
  void aTerminalIsNotFooled() {
    SortedMap<String, Figure> ledger = new TreeMap<>();
    put(ledger, "x", "red \u001b[31m and \u202ebackwards\nnext", 1, "1", new Assumed("\u0007"));
    assertThat(Explain.text(ledger, "x", TODAY, 80)).doesNotContain("\u001b", "\u202e", "\u0007");
  }

  @Test
  void everyFigureOfAComparisonCanBeOpened() {
    SortedMap<String, Figure> ledger = Comparisons.six().ledger();
    for (String id : ledger.keySet()) {
      assertThat(Explain.text(ledger, id, TODAY, 90)).startsWith(id + "  ");
    }
  }
}
