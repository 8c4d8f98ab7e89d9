package dev.yourbrief.gateway.ledger;

import dev.yourbrief.gateway.ledger.Row.Bought;
import dev.yourbrief.gateway.ledger.Row.Sign;
import dev.yourbrief.provider.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A row as one line of JSON. Members that would say nothing are left out: an empty text, a count of
 * 0 in known usage, {@code false}. Money is a text, so that no reader makes a double of it.
 *
 * <p>Written by hand: it runs once for every request, on the thread that carries them.
 */
public final class RowJson {

  private final StringBuilder out = new StringBuilder(400);

  private RowJson() {}

  /** The line, with its line feed, in UTF-8. */
  public static byte[] line(Row row) {
    return new RowJson().write(row).getBytes(StandardCharsets.UTF_8);
  }

  private String write(Row row) {
    out.append("{\"row\":\"").append(kind(row)).append('"');
    text("call", row.call());
    out.append(",\"time\":\"");
    instant(row.time());
    out.append('"');
    switch (row) {
      case Row.Opened opened -> opened(opened);
      case Row.Call call -> call(call);
      case Row.Attempt attempt -> attempt(attempt);
      case Row.Shadow shadow -> shadow(shadow);
      case Row.Feedback feedback -> feedback(feedback);
      case Row.Noticed noticed -> signs(noticed.signs());
    }
    return out.append("}\n").toString();
  }

  private static String kind(Row row) {
    return switch (row) {
      case Row.Opened _ -> "opened";
      case Row.Call _ -> "call";
      case Row.Attempt _ -> "attempt";
      case Row.Shadow _ -> "shadow";
      case Row.Feedback _ -> "feedback";
      case Row.Noticed _ -> "noticed";
    };
  }

  private void opened(Row.Opened row) {
    text("route", row.route());
    text("key", row.key());
    text("provider", row.provider());
    text("model", row.model());
    number("input_estimate", row.inputTokens());
  }

  private void call(Row.Call row) {
    text("route", row.route());
    text("key", row.key());
    text("format", row.format());
    if (row.streamed()) {
      out.append(",\"stream\":true");
    }
    row.bought().ifPresent(this::bought);
    boolean isSame = row.bought().map(b -> b.model().equals(row.answered())).orElse(false);
    text("answered", isSame ? "" : row.answered());
    number("status", row.status());
    text("outcome", word(row.outcome()));
    text("fault", row.fault());
    number("ms", row.millis());
    row.firstByteMillis().ifPresent(ms -> number("first_byte_ms", ms));
    number("attempts", row.attempts());
    signs(row.signs());
    map("tags", row.tags());
    text("prompt", row.promptHash());
  }

  private void attempt(Row.Attempt row) {
    number("number", row.number());
    bought(row.bought());
    number("status", row.status());
    text("fault", row.fault());
    number("ms", row.millis());
  }

  private void shadow(Row.Shadow row) {
    text("route", row.route());
    bought(row.bought());
    number("status", row.status());
    text("fault", row.fault());
    number("ms", row.millis());
    row.firstByteMillis().ifPresent(ms -> number("first_byte_ms", ms));
    signs(row.signs());
    row.same().ifPresent(same -> out.append(",\"same\":").append(same.booleanValue()));
  }

  private void feedback(Row.Feedback row) {
    text("key", row.key());
    map("values", row.values());
  }

  private void bought(Bought bought) {
    text("provider", bought.provider());
    text("model", bought.model());
    if (bought.usage().isPresent()) {
      usage(bought.usage().get());
    }
    if (bought.isEstimated()) {
      out.append(",\"estimated\":true");
    }
    bought.usd().ifPresent(usd -> text("usd", usd.stripTrailingZeros().toPlainString()));
  }

  /** Kinds of 0 are left out beside others; usage that is known always has {@code output}. */
  private void usage(Usage usage) {
    some("input_uncached", usage.inputUncached());
    some("cache_read", usage.cacheRead());
    some("cache_write_5m", usage.cacheWrite5m());
    some("cache_write_1h", usage.cacheWrite1h());
    number("output", usage.output());
    some("reasoning", usage.reasoning());
  }

  private void some(String name, long value) {
    if (value != 0) {
      number(name, value);
    }
  }

  private void number(String name, long value) {
    out.append(",\"").append(name).append("\":").append(value);
  }

  private void signs(Set<Sign> signs) {
    if (signs.isEmpty()) {
      return;
    }
    char before = '[';
    out.append(",\"signs\":");
    for (Sign sign : Row.ALL_SIGNS) {
      if (signs.contains(sign)) {
        out.append(before).append('"').append(word(sign)).append('"');
        before = ',';
      }
    }
    out.append(']');
  }

  private void map(String name, Map<String, String> values) {
    if (values.isEmpty()) {
      return;
    }
    out.append(",\"").append(name).append("\":{");
    boolean isFirst = true;
    for (Map.Entry<String, String> value : values.entrySet()) {
      if (!isFirst) {
        out.append(',');
      }
      isFirst = false;
      quoted(value.getKey());
      out.append(':');
      quoted(value.getValue());
    }
    out.append('}');
  }

  private void text(String name, String value) {
    if (!value.isEmpty()) {
      out.append(",\"").append(name).append("\":");
      quoted(value);
    }
  }

  private void quoted(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c) || c == 0x2028 || c == 0x2029) {
        // A lone surrogate has no UTF-8; as an escape every one is kept.
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(Character.forDigit((c >> shift) & 0xf, 16));
        }
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  /** To the millisecond, always with three digits, so that texts sort as times do. */
  private void instant(Instant time) {
    String seconds = Instant.ofEpochSecond(time.getEpochSecond()).toString();
    out.append(seconds, 0, seconds.length() - 1).append('.');
    int millis = time.getNano() / 1_000_000;
    if (millis < 100) {
      out.append(millis < 10 ? "00" : "0");
    }
    out.append(millis).append('Z');
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
