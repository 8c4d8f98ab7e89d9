package dev.yourbrief.bill.reconcile;

import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.bill.reconcile.Reconciliation.Line;
import dev.yourbrief.bill.reconcile.Reconciliation.Match;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of a cell: the whole, then each kind of tokens. */
final class Lines {

  private Lines() {}

  static List<Line> of(
      String provider, String model, Optional<LocalDate> day, Cell cell, boolean isCompared) {
    List<Line> lines = new ArrayList<>();
    lines.add(whole(provider, model, day, cell, isCompared));
    for (TokenKind kind : cell.kinds()) {
      lines.add(ofKind(provider, model, day, kind, cell, isCompared));
    }
    return lines;
  }

  static Line whole(
      String provider, String model, Optional<LocalDate> day, Cell cell, boolean isCompared) {
    return new Line(
        provider,
        model,
        day,
        Optional.empty(),
        cell.match(),
        isCompared,
        cell.ledger.allTokens(),
        cell.invoice.allTokens(),
        cell.ledger.cost(),
        cell.invoice.cost(),
        cell.difference(),
        percent(cell.difference(), cell.invoice.cost()),
        cell.shadowCost(),
        cell.alias());
  }

  private static Line ofKind(
      String provider,
      String model,
      Optional<LocalDate> day,
      TokenKind kind,
      Cell cell,
      boolean isCompared) {
    Optional<BigDecimal> counted = Optional.ofNullable(cell.ledger.tokens().get(kind));
    Optional<BigDecimal> asked = Optional.ofNullable(cell.invoice.tokens().get(kind));
    Optional<BigDecimal> ledgerCost = cell.ledger.cost(kind);
    Optional<BigDecimal> invoiceCost = cell.invoice.cost(kind);
    boolean isInLedger = counted.isPresent() || ledgerCost.isPresent();
    boolean isInInvoice = asked.isPresent() || invoiceCost.isPresent();
    Optional<BigDecimal> difference =
        isInLedger && isInInvoice
            ? invoiceCost.flatMap(cost -> ledgerCost.map(spent -> Cell.less(cost, spent)))
            : isInInvoice ? invoiceCost : ledgerCost.map(BigDecimal::negate);
    return new Line(
        provider,
        model,
        day,
        Optional.of(kind),
        isInLedger && isInInvoice
            ? Match.MATCHED
            : isInLedger ? Match.ONLY_IN_LEDGER : Match.ONLY_IN_INVOICE,
        isCompared,
        counted,
        asked,
        ledgerCost,
        invoiceCost,
        difference,
        percent(difference, invoiceCost),
        BigDecimal.ZERO,
        "");
  }

  private static Optional<BigDecimal> percent(
      Optional<BigDecimal> difference, Optional<BigDecimal> asked) {
    return difference.flatMap(d -> asked.flatMap(of -> Cell.percent(d, of)));
  }
}
