package dev.yourbrief.bill.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.bill.TokenKind;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FormatsTest {

  @Test
  void every_format_has_a_name_of_its_own_and_a_place_in_the_order_of_belief() {
    assertThat(
            Stream.concat(
                Formats.ROWS.stream().map(RowFormat::id),
                Formats.PAGES.stream().map(JsonFormat::id)))
        .doesNotHaveDuplicates()
        .allSatisfy(id ->
            // An empty export tells of nothing anyone could doubt.
            assertThat(Formats.BELIEVED.contains(id) || id.equals("openai-empty-csv")).isTrue());
  }

  @Test
  void focus_versions_are_told_by_their_columns() {
    Focus focus = new Focus();
    assertThat(focus.version(Set.of("BilledCost", "ChargePeriodStart", "ProviderName")))
        .contains("1.0");
    assertThat(focus.version(Set.of("BilledCost", "ChargePeriodStart", "SkuMeter")))
        .contains("1.1 or later");
    assertThat(focus.version(Set.of("BilledCost", "ChargePeriodStart", "InvoiceId")))
        .contains("1.2 or later");
    assertThat(
            focus.version(
                Set.of("BilledCost", "ChargePeriodStart", "ServiceProviderName", "ProviderName")))
        .contains("1.3 or later");
    assertThat(focus.version(Set.of("BilledCost", "ChargePeriodStart", "ServiceProviderName")))
        .contains("1.4 or later");
    assertThat(focus.version(Set.of("BilledCost"))).isEmpty();
  }

  @Test
  void what_is_suggested_is_what_a_mapping_knows() {
    assertThat(Suggestion.isSound()).isTrue();
  }

  @Test
  void words_of_meters() {
    assertThat(KindWords.kind("Cache Read Input Tokens")).contains(TokenKind.CACHE_READ);
    assertThat(KindWords.kind("cached input")).contains(TokenKind.CACHE_READ);
    assertThat(KindWords.kind("input_cache_write_1h")).contains(TokenKind.CACHE_WRITE_1H);
    assertThat(KindWords.kind("cache write 5m tokens")).contains(TokenKind.CACHE_WRITE_5M);
    assertThat(KindWords.kind("Cache Write Input Tokens")).contains(TokenKind.CACHE_WRITE);
    assertThat(KindWords.kind("input_no_cache")).contains(TokenKind.INPUT_UNCACHED);
    assertThat(KindWords.kind("audio input tokens")).isEmpty();
    assertThat(KindWords.kind("gpt-5")).isEmpty();
    assertThat(KindWords.tier("gpt-5 Batch, input")).contains("batch");
  }

  @Test
  void numbers_within_bounds() {
    assertThat(Numbers.parse(" 1,234.50 ", "n")).contains(new BigDecimal("1234.50"));
    assertThat(Numbers.parse("", "n")).isEmpty();
    assertThat(Numbers.parse("1e3", "n")).contains(new BigDecimal("1000"));
    for (String bad : new String[] {"1,23", "1.2.3", "-", ".", "e5", "NaN", "1e99999", "0x1"}) {
      assertThatThrownBy(() -> Numbers.parse(bad, "n")).as(bad).isInstanceOf(RowException.class);
    }
  }

  @Test
  void times_in_every_spelling_of_one_moment() {
    for (String text :
        new String[] {
          "1790812800",
          "1790812800.0",
          "2026-10-01",
          "20261001",
          "10/1/26",
          "10/01/2026",
          "2026-10-01 00:00:00",
          "2026-10-01T00:00:00",
          "2026-10-01T00:00:00Z",
          "2026-10-01T00:00:00.000+00:00",
          "2026-10-01 02:00:00+0200",
          "2026-10-01 00:00:00 UTC"
        }) {
      assertThat(Times.parse(text, "t", ZoneOffset.UTC))
          .as(text)
          .hasValueSatisfying(m -> assertThat(m.instant().getEpochSecond()).isEqualTo(1790812800));
    }
    for (String bad : new String[] {"yesterday", "2026-13-01", "0026-10-01", "1"}) {
      assertThatThrownBy(() -> Times.parse(bad, "t", ZoneOffset.UTC))
          .as(bad)
          .isInstanceOf(RowException.class);
    }
  }
}
