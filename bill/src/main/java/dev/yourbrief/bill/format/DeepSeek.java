package dev.yourbrief.bill.format;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What DeepSeek's two exports have in common: days with an offset, or UTC days. */
final class DeepSeek {

  static final String ZONE = "each line's own";

  private DeepSeek() {}

  static boolean isDated(Set<String> columns) {
    return Gateway.hasAny(columns, "start_time_iso", "utc_date");
  }

  /** The day is cut in the offset the line is written with. */
  static Times.Moment start(Row row) {
    return row.requireTime(row.has("start_time_iso") ? "start_time_iso" : "utc_date");
  }

  static Optional<Instant> end(Row row, Times.Moment start) {
    return row.has("end_time_iso")
        ? row.time("end_time_iso").map(Times.Moment::instant)
        : Anthropic.endOfDay(start);
  }

  static ChargeBuilder charge(Row row, String format) {
    Times.Moment start = start(row);
    return new ChargeBuilder(row.where(), format, start)
        .end(end(row, start))
        .provider(Providers.DEEPSEEK)
        .model(row.text("model"))
        .dimension(row.text("user_id"));
  }

  static Optional<RowFormat.IdleDay> idle(Row row) {
    return Optional.of(new RowFormat.IdleDay(Providers.DEEPSEEK, start(row).day()));
  }
}
