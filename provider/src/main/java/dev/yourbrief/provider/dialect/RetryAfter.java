package dev.yourbrief.provider.dialect;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a provider asks to wait. It says so in one of these, and the first that is there counts:
 *
 * <ol>
 *   <li>{@code retry-after-ms}
 *   <li>{@code retry-after}: seconds, or a date (RFC 9110, section 10.2.3)
 *   <li>{@code x-ratelimit-reset-*} of a limit of which nothing remains, the longest
 *   <li>the message: "try again in 1.5s"
 *   <li>{@code x-ratelimit-reset-*} of any limit, the shortest
 * </ol>
 *
 * <p>Dates are taken against the response's own {@code date}, so that neither side's clock matters.
 */
public final class RetryAfter {

  private static final Duration MOST = Duration.ofDays(1);

  /** Of requests, of tokens, or of both. */
  private static final List<String> LIMITS = List.of("-requests", "-tokens", "");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?\\d*");

  private static final Pattern SPAN =
      Pattern.compile("(?:\\d{1,9}(?:\\.\\d{1,9})?\\d*(?:ms|us|µs|ns|d|h|m|s))+");

  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|us|µs|ns|d|h|m|s)");

  private static final Pattern TRY_AGAIN =
      Pattern.compile(
          "(?:try again|retry) in ([\\d.hms]{1,32}?)(?: (second|minute)s?)?[.,]?(?=\\s|$)");

  private RetryAfter() {}

  public static Optional<Duration> read(HttpHeaders headers, String message) {
    Optional<Instant> date = headers.firstValue("date").flatMap(RetryAfter::httpDate);
    return headers
        .firstValue("retry-after-ms")
        .flatMap(v -> seconds(v, 1e-3))
        .or(() -> headers.firstValue("retry-after").flatMap(v -> retryAfter(v, date)))
        .or(() -> resets(headers, date, true).stream().max(Comparator.naturalOrder()))
        .or(() -> inMessage(message))
        .or(() -> resets(headers, date, false).stream().min(Comparator.naturalOrder()));
  }

  private static Optional<Duration> retryAfter(String value, Optional<Instant> date) {
    return seconds(value, 1).or(() -> span(value)).or(() -> until(httpDate(value), date));
  }

  private static List<Duration> resets(
      HttpHeaders headers, Optional<Instant> date, boolean onlyUsedUp) {
    List<Duration> resets = new ArrayList<>();
    for (String limit : LIMITS) {
      boolean usedUp =
          headers
              .firstValue("x-ratelimit-remaining" + limit)
              .filter(v -> v.strip().matches("-?0+(\\.0+)?|-\\d+"))
              .isPresent();
      if (usedUp || !onlyUsedUp) {
        headers
            .firstValue("x-ratelimit-reset" + limit)
            .flatMap(v -> reset(v, date))
            .ifPresent(resets::add);
      }
    }
    return resets;
  }

  /** A span such as {@code 6m0s}, seconds, seconds or milliseconds since 1970, or a date. */
  private static Optional<Duration> reset(String value, Optional<Instant> date) {
    String text = value.strip();
    if (NUMBER.matcher(text).matches()) {
      double number = Double.parseDouble(text);
      if (number > 1e11) {
        return until(Optional.of(Instant.ofEpochMilli((long) number)), date);
      }
      if (number > 1e9) {
        return until(Optional.of(Instant.ofEpochSecond((long) number)), date);
      }
    }
    return seconds(text, 1).or(() -> span(text)).or(() -> until(isoDate(text), date));
  }

  private static Optional<Duration> inMessage(String message) {
    Matcher found = TRY_AGAIN.matcher(message);
    if (!found.find()) {
      return Optional.empty();
    }
    String unit = found.group(2) == null ? "" : found.group(2).substring(0, 1);
    return span(found.group(1) + unit);
  }

  private static Optional<Duration> seconds(String value, double unit) {
    String text = value.strip();
    return NUMBER.matcher(text).matches()
        ? ofSeconds(Double.parseDouble(text) * unit)
        : Optional.empty();
  }

  private static Optional<Duration> span(String value) {
    String text = value.strip();
    if (text.length() > 64 || !SPAN.matcher(text).matches()) {
      return Optional.empty();
    }
    double seconds = 0;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      seconds += Double.parseDouble(part.group(1)) * secondsOf(part.group(2));
    }
    return ofSeconds(seconds);
  }

  private static double secondsOf(String unit) {
    return switch (unit) {
      case "d" -> 86_400;
      case "h" -> 3_600;
      case "m" -> 60;
      case "s" -> 1;
      case "ms" -> 1e-3;
      case "ns" -> 1e-9;
      default -> 1e-6;
    };
  }

  /** Rounded up to a millisecond: too early is too early. */
  private static Optional<Duration> ofSeconds(double seconds) {
    double millis = Math.ceil(Math.min(seconds, (double) MOST.toSeconds()) * 1e3 - 1e-6);
    return Optional.of(Duration.ofMillis((long) Math.max(0, millis)));
  }

  private static Optional<Duration> until(Optional<Instant> then, Optional<Instant> now) {
    if (then.isEmpty() || now.isEmpty()) {
      return Optional.empty();
    }
    Duration wait = Duration.between(now.get(), then.get());
    return Optional.of(wait.isNegative() ? Duration.ZERO : wait.compareTo(MOST) > 0 ? MOST : wait);
  }

  private static Optional<Instant> httpDate(String value) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value.strip())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> isoDate(String value) {
    try {
      return Optional.of(Instant.parse(value));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
