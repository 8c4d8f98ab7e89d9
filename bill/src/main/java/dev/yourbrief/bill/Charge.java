package dev.yourbrief.bill;

import dev.yourbrief.figure.Money;
import dev.yourbrief.figure.source.Location;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * One normalised line of a bill; of a usage export (no amount); or of a cost export (no tokens).
 *
 * @param source the file and line
 * @param format the format it was read from, such as {@code openai-cost-csv}
 * @param authority how near it is to what is paid
 * @param start when it began
 * @param end when it ended, exclusive
 * @param day the day it began, in the bill's own time zone
 * @param hour the hour of that day it began in, 0 to 23, when it is of an hour at most
 * @param provider who sold it: {@code openai}, {@code anthropic}, or as the bill names it
 * @param model the model's one name (see {@link ModelNames}); empty where the bill does not say
 * @param modelRaw the model as the bill names it, or an empty string
 * @param category what it is for
 * @param kind what its tokens were billed as; empty when it is not a token line
 * @param tier {@code standard}, {@code batch}, {@code flex}, {@code priority} …, {@code unknown}
 *     where the bill does not say; a price for long prompts adds {@code /long-context}
 * @param tokens how many tokens, when it is a token line that says so
 * @param billed what the invoice asks for
 * @param effective what was consumed, where the bill keeps that apart from what was invoiced
 * @param list what it would cost without discounts
 * @param project the project, workspace or sub-account: its name, else its id, or an empty string
 * @param projectId its id, or an empty string: names change, ids do not
 * @param account the account or organisation, or an empty string
 * @param description the bill's own words, or an empty string
 * @param quantity how much of {@code unit}, when it is not a token line
 * @param unit the unit of {@code quantity}, or an empty string
 * @param lastDay the last day it covers, in the bill's own time zone
 * @param identity a hash over format, days and everything else that tells it from other charges,
 *     amounts and times of day left out: two exports of the same spend agree on it
 * @param ungrouped whether it stands for a whole day of an account without saying more: it may be
 *     the sum of other lines
 */
public record Charge(
    Location source,
    String format,
    Authority authority,
    Instant start,
    Instant end,
    LocalDate day,
    OptionalInt hour,
    String provider,
    Optional<String> model,
    String modelRaw,
    ChargeCategory category,
    Optional<TokenKind> kind,
    String tier,
    Optional<BigDecimal> tokens,
    Optional<Money> billed,
    Optional<Money> effective,
    Optional<Money> list,
    String project,
    String projectId,
    String account,
    String description,
    Optional<BigDecimal> quantity,
    String unit,
    LocalDate lastDay,
    UUID identity,
    boolean ungrouped) {

  /** What it cost: the effective amount where there is one, else the billed one, never both. */
  public Optional<Money> cost() {
    return effective.or(() -> billed);
  }

  /**
   * This charge and another that differs from it in nothing but amounts and time, as one. Where one
   * has an amount, the other has it too.
   */
  public Charge plus(Charge other) {
    return new Charge(
        source,
        format,
        authority,
        start.isBefore(other.start) ? start : other.start,
        end.isAfter(other.end) ? end : other.end,
        day,
        hour,
        provider,
        model,
        modelRaw,
        category,
        kind,
        tier,
        add(tokens, other.tokens),
        sum(billed, other.billed),
        sum(effective, other.effective),
        sum(list, other.list),
        project,
        projectId,
        account,
        description,
        add(quantity, other.quantity),
        unit,
        lastDay,
        identity,
        ungrouped);
  }

  private static Optional<BigDecimal> add(Optional<BigDecimal> a, Optional<BigDecimal> b) {
    return a.flatMap(amount -> b.map(amount::add));
  }

  private static Optional<Money> sum(Optional<Money> a, Optional<Money> b) {
    return a.flatMap(amount -> b.map(amount::plus));
  }
}
