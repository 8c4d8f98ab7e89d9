package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the logs of gateways and tracing tools have in common. */
final class Gateway {

  static final String USD = "USD";

  static final String NO_CACHE_COLUMNS =
      "it has no cache columns: input that a provider's cache answered counts as uncached here, so"
          + " no price can be worked out from its tokens";

  private static final Pattern USAGE =
      Pattern.compile("(?:^|\\.)(?:usage|usageMetadata|usage_metadata)\\.");

  private Gateway() {}

  /** How a request ended. */
  enum Outcome {
    SERVED,
    /** Answered by the gateway's own cache: no provider was asked, and nothing is owed. */
    CACHED,
    FAILED
  }

  /**
   * The charges of a request, or of many alike: its cost as a whole, without a kind, and its tokens
   * by kind, without a cost. So the tokens stay when a bill of the same spend takes the cost's
   * place.
   */
  static List<Charge> charges(
      Supplier<ChargeBuilder> charge, Optional<Money> cost, Map<TokenKind, BigDecimal> tokens) {
    List<Charge> charges = new ArrayList<>();
    cost.ifPresent(money -> charges.add(charge.get().billed(Optional.of(money)).build()));
    tokens.forEach((kind, count) ->
        charges.add(charge.get().kind(Optional.of(kind)).tokens(Optional.of(count)).build()));
    return charges;
  }

  /**
   * The charges of a request whose cost was worked out from a price list: 0 means that the list
   * lacks the model, unless the gateway answered by itself. A failure costs nothing unless it says
   * what it cost.
   */
  static List<Charge> charges(
      Supplier<ChargeBuilder> charge,
      Optional<Money> cost,
      Map<TokenKind, BigDecimal> tokens,
      Outcome outcome) {
    Optional<Money> priced = cost.filter(money -> money.amount().signum() != 0);
    return switch (outcome) {
      case CACHED -> charges(charge, Optional.of(new Money(BigDecimal.ZERO, USD)), Map.of());
      case FAILED -> priced.isEmpty() ? List.of() : charges(charge, priced, tokens);
      case SERVED -> charges(charge, priced, tokens);
    };
  }

  /** Whether a cell says yes: {@code True}, {@code hit}, {@code 1}. */
  static boolean isYes(String cell) {
    return cell.equalsIgnoreCase("true")
        || cell.equals("1")
        || cell.equalsIgnoreCase("yes")
        || cell.toLowerCase(Locale.ROOT).endsWith("hit");
  }

  /** Whether an HTTP status is that of a failure; a blank one says nothing. */
  static boolean isFailure(String status) {
    return status.matches("[45]\\d\\d(?:\\.0)?") || status.startsWith("-");
  }

  /** The token counts that a provider's own answer holds, wherever in it they stand. */
  static Counts answered(Map<String, String> answer) {
    for (String name : answer.keySet()) {
      Matcher usage = USAGE.matcher(name);
      if (usage.find()) {
        return Counts.ofUsage(JsonCell.under(answer, name.substring(0, usage.end())));
      }
    }
    return Counts.plain(BigDecimal.ZERO, BigDecimal.ZERO);
  }

  /** Whether some column begins so. */
  static boolean hasPrefix(Set<String> columns, String prefix) {
    return columns.stream().anyMatch(column -> column.startsWith(prefix));
  }

  /** Whether some column is one of these. */
  static boolean hasAny(Set<String> columns, String... names) {
    return Set.of(names).stream().anyMatch(columns::contains);
  }

  /** The time in the first of the columns that is filled. */
  static Times.Moment time(Row row, String fix, String... columns) {
    for (String column : columns) {
      Optional<Times.Moment> time = row.time(column);
      if (time.isPresent()) {
        return time.get();
      }
    }
    throw new RowException("the row has no time, so its day is unknown", fix);
  }
}
