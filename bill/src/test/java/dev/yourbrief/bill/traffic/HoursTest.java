package dev.yourbrief.bill.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Shapes of hours, bands and distributions, by hand. */
final class HoursTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 10, 5);

  private static List<Hours.Hour> hours(int days, int from, int to) {
    List<Hours.Hour> hours = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      for (int hour = from; hour < to; hour++) {
        hours.add(new Hours.Hour(MONDAY.plusDays(day), hour, 1, hour == 12 ? 5 : 1, 2));
      }
    }
    return hours;
  }

  @Test
  void an_hour_is_told_as_a_multiple_of_the_mean_one() {
    Hours hours = new Hours(hours(7, 0, 24), true);
    assertThat(hours.days()).isEqualTo(7);
    assertThat(hours.ofDay().get(12).input()).isCloseTo(5 * 24 / 28.0, within(1e-12));
    assertThat(hours.ofDay().get(12).requests()).contains(1.0);
    assertThat(hours.peakHour().orElseThrow().input()).isCloseTo(5 * 24 / 28.0, within(1e-12));
    assertThat(hours.peakDay().orElseThrow()).isEqualTo(new Load(Optional.of(1.0), 1, 1));
    assertThat(hours.ofWeek()).hasSize(7);
    assertThat(hours.ofHoursOfWeek()).isEmpty();
  }

  @Test
  void a_day_that_begins_late_or_breaks_off_is_not_whole() {
    List<Hours.Hour> all = hours(5, 0, 24);
    all.removeIf(hour -> hour.day().equals(MONDAY) && hour.hour() < 15);
    all.removeIf(hour -> hour.day().equals(MONDAY.plusDays(4)) && hour.hour() > 9);
    Hours hours = new Hours(all, true);
    assertThat(hours.first()).contains(MONDAY.plusDays(1));
    assertThat(hours.last()).contains(MONDAY.plusDays(3));
  }

  @Test
  void days_of_office_hours_are_whole() {
    assertThat(new Hours(hours(5, 9, 17), true).days()).isEqualTo(5);
  }

  @Test
  void one_day_is_whole_only_from_its_first_hour_to_its_last() {
    assertThat(new Hours(hours(1, 0, 24), true).days()).isEqualTo(1);
    assertThat(new Hours(hours(1, 9, 17), true).days()).isZero();
    assertThat(new Hours(List.of(), true).ofDay()).isEmpty();
  }

  @Test
  void an_idle_day_in_between_counts() {
    List<Hours.Hour> all = hours(8, 0, 24);
    all.removeIf(hour -> hour.day().equals(MONDAY.plusDays(6)));
    Hours hours = new Hours(all, true);
    assertThat(hours.days()).isEqualTo(8);
    assertThat(hours.ofWeek().get(6).output()).isZero();
    // Two Mondays, each like any other day.
    assertThat(hours.ofWeek().get(0).output()).isCloseTo(7 / 6.0, within(1e-12));
  }

  @Test
  void bands_multiply_like_independent_lognormals() {
    Band product = new Band(2, 8).times(new Band(1, 1));
    assertThat(product.low()).isCloseTo(2, within(1e-12));
    assertThat(product.high()).isCloseTo(8, within(1e-12));
    Band wider = new Band(2, 8).times(new Band(1, 4));
    assertThat(Math.sqrt(wider.low() * wider.high())).isCloseTo(8, within(1e-12));
    assertThat(wider.high() / wider.low()).isCloseTo(Math.pow(4, Math.sqrt(2)), within(1e-9));
  }

  @Test
  void a_distribution_names_the_least_length_that_enough_do_not_exceed() {
    Cdf cdf = new Cdf(List.of(new Cdf.Point(10, .5), new Cdf.Point(20, .9), new Cdf.Point(30, 1)));
    assertThat(cdf.quantile(.5)).isEqualTo(10);
    assertThat(cdf.quantile(.51)).isEqualTo(20);
    assertThat(cdf.quantile(1)).isEqualTo(30);
  }
}
