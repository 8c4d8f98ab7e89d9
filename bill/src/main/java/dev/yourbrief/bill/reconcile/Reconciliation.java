package dev.yourbrief.bill.reconcile;

import dev.yourbrief.bill.TokenKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a gateway's ledger and the providers' invoices say of the same days. Differences are the
 * invoice's amount less the ledger's: above zero, the provider asks for more than was counted.
 *
 * @param currency of all amounts
 * @param ledger the days the ledger tells of; empty when it tells of none
 * @param invoices the days each provider's invoice tells of
 * @param total of the days and providers that both tell of
 * @param everything of all days and providers
 * @param models by provider and model, over the days that both tell of
 * @param lines by provider, model and day, each followed by its kinds of tokens
 * @param gap the differences of {@code models}, each without its sign so that one does not hide
 *     another, in percent of the invoice; empty when the invoice is of nothing
 * @param isOfTokens whether the gap is of tokens, because no invoice has a cost
 * @param tolerance the most that the gap may be, in percent
 * @param isBeyond whether it is more, or nothing could be compared
 * @param reasons what explains differences
 */
public record Reconciliation(
    String currency,
    Optional<Span> ledger,
    List<Invoiced> invoices,
    Sum total,
    Sum everything,
    List<Line> models,
    List<Line> lines,
    Optional<BigDecimal> gap,
    boolean isOfTokens,
    BigDecimal tolerance,
    boolean isBeyond,
    List<Reason> reasons) {

  public Reconciliation {
    invoices = List.copyOf(invoices);
    models = List.copyOf(models);
    lines = List.copyOf(lines);
    reasons = List.copyOf(reasons);
  }

  /** The name of the line that stands for all models, where an invoice does not tell them apart. */
  public static final String ALL_MODELS = "(all models)";

  /** Days in a row, both ends included. */
  public record Span(LocalDate from, LocalDate to) {

    boolean has(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  /** The days that a provider's invoice tells of. */
  public record Invoiced(String provider, Span days) {}

  /** Who tells of a line. */
  public enum Match {
    MATCHED,
    ONLY_IN_LEDGER,
    ONLY_IN_INVOICE
  }

  /**
   * A line.
   *
   * @param day empty over all compared days
   * @param kind empty for all kinds together
   * @param ledgerCost empty when it is not known: a call has one amount, so that of a kind is known
   *     only where there is no other kind
   * @param invoiceCost empty when the invoice does not say
   * @param difference the invoice's cost less the ledger's; empty unless both are known, or only
   *     one of them tells of the line
   * @param percent the difference in percent of the invoice's cost, to four digits after the point
   * @param shadowCost what of the ledger's cost was for copies to candidates
   * @param isCompared whether both tell of the day and provider
   * @param alias how the two name the model, where they agree on no name; an empty string elsewhere
   */
  public record Line(
      String provider,
      String model,
      Optional<LocalDate> day,
      Optional<TokenKind> kind,
      Match match,
      boolean isCompared,
      Optional<BigDecimal> ledgerTokens,
      Optional<BigDecimal> invoiceTokens,
      Optional<BigDecimal> ledgerCost,
      Optional<BigDecimal> invoiceCost,
      Optional<BigDecimal> difference,
      Optional<BigDecimal> percent,
      BigDecimal shadowCost,
      String alias) {}

  /** What lines come to. */
  public record Sum(
      BigDecimal ledgerTokens,
      BigDecimal invoiceTokens,
      BigDecimal ledgerCost,
      BigDecimal invoiceCost,
      BigDecimal difference,
      Optional<BigDecimal> percent) {}

  /**
   * Something that explains a difference.
   *
   * @param id what it is, in one word
   * @param words what it is, in a sentence
   * @param cost how much money it is about, where that is known
   * @param tokens how many tokens
   * @param calls how many calls of the ledger
   */
  public record Reason(
      String id,
      String words,
      Optional<BigDecimal> cost,
      Optional<BigDecimal> tokens,
      Optional<BigDecimal> calls) {}
}
