package dev.yourbrief.publish.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Figure.Amount;
import dev.yourbrief.figure.Figure.Value;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Provenance.Computed;
import dev.yourbrief.figure.Summary;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.publish.Briefs;
import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.diff.FigureChange.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How far two values are apart, and how that is said. */
class DifferenceTest {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  @Test
  void moneyIsSubtractedAndSharedOut() {
    FigureWords.Row row = row(money("8900"), money("11000"));
    assertThat(row.change()).isEqualTo("+$2,100 (+24 %)");
    assertThat(row.bare(row.before().brief())).isEqualTo("$8,900");
    assertThat(row.now().brief()).isEqualTo("$11K a month");
    assertThat(row.ranges()).isEqualTo(Difference.Ranges.NONE);
    assertThat(row(money("11000"), money("8900")).change()).isEqualTo("−$2,100 (−19 %)");
  }

  @Test
  void theExactDigitsAreKept() {
    FigureWords.Row row = row(money("8123.456"), money("8123.459"));
    assertThat(row.before().exact()).isEqualTo("$8,123.456 a month");
    assertThat(row.before().brief()).isEqualTo("$8,123.456 a month");
    assertThat(row.now().brief()).isEqualTo("$8,123.459 a month");
  }

  @Test
  void aPercentageChangesByPoints() {
    assertThat(row(percent("91"), percent("88.5")).change()).isEqualTo("−2.5 points");
    assertThat(row(percent("0"), percent("1")).change()).isEqualTo("+1 point");
  }

  @Test
  void fromNothingThereIsNoShare() {
    assertThat(row(money("0"), money("500")).change()).isEqualTo("+$500");
    assertThat(row(money("2"), money("900")).change()).isEqualTo("+$900");
    assertThat(row(draws(-5, 2, 8), draws(1, 4, 9)).share()).isEmpty();
  }

  @Test
  void rangesMeetOrDoNot() {
    assertThat(row(draws(1000, 2000, 3000), draws(2900, 4000, 5000)).ranges())
        .isEqualTo(Difference.Ranges.MEET);
    assertThat(row(draws(1000, 2000, 3000), draws(3100, 4000, 5000)).ranges())
        .isEqualTo(Difference.Ranges.APART);
    assertThat(row(draws(1000, 2000, 3000), money("9000")).ranges())
        .isEqualTo(Difference.Ranges.APART);
    assertThat(row(draws(5, NEVER, NEVER), draws(6, 120, NEVER)).ranges())
        .isEqualTo(Difference.Ranges.MEET);
  }

  @Test
  void neverIsAWordAndIsNotSubtracted() {
    FigureWords.Row row = row(draws(NEVER, NEVER, NEVER), draws(90_000, 120_000, 150_000));
    assertThat(row.before().brief()).isEqualTo("never");
    assertThat(row.now().brief()).isEqualTo("$120K a month");
    assertThat(row.change()).isEmpty();
    assertThat(Difference.weight(change(draws(1, NEVER, NEVER), money("1")))).isEqualTo(2);
  }

  @Test
  void anotherUnitIsToldAndNeverSubtracted() {
    FigureWords.Row row = row(money("30"), new Amount(Estimate.of(1), Unit.parse("USD/day")));
    assertThat(row.change()).isEmpty();
    assertThat(row.bare(row.before().brief())).isEqualTo("$30 a month");
    assertThat(row.notes()).containsExactly("in another unit: not to be subtracted");
    assertThat(row(money("30"), new Figure.Words("thirty")).notes())
        .containsExactly("another kind of value");
  }

  @Test
  void daysAreCounted() {
    assertThat(row(day("2026-11-23"), day("2026-12-14")).change()).isEqualTo("+21 days");
    assertThat(row(day("2026-11-23"), day("2026-11-22")).change()).isEqualTo("−1 days");
  }

  @Test
  void answersInWordsHaveNoDifference() {
    FigureWords.Row row = row(new Figure.Words("no"), new Figure.Words("yes"));
    assertThat(row.before().brief()).isEqualTo("no");
    assertThat(row.change()).isEmpty();
    assertThat(row.unit()).isEmpty();
  }

  private static FigureWords.Row row(Value old, Value now) {
    Page page = new Page(Briefs.wrap());
    return new FigureWords(page, page).row(change(old, now), "x");
  }

  private static FigureChange change(Value old, Value now) {
    Provenance own = new Computed("somehow", List.of());
    return new FigureChange(
        Optional.of(new Figure("x", "x", old, own)),
        Optional.of(new Figure("x", "x", now, own)),
        Place.BARS);
  }

  private static Amount money(String amount) {
    return new Amount(Estimate.of(new BigDecimal(amount)), Unit.parse("USD/month"));
  }

  private static Amount percent(String amount) {
    return new Amount(Estimate.of(new BigDecimal(amount)), Unit.parse("percent"));
  }

  private static Amount draws(double p10, double p50, double p90) {
    return new Amount(new Summary(p10, p10, p50, p90, p90, p50), Unit.parse("USD/month"));
  }

  private static Value day(String day) {
    return new Figure.Day(LocalDate.parse(day));
  }
}
