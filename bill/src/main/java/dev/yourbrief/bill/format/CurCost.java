package dev.yourbrief.bill.format;

import dev.yourbrief.bill.ChargeCategory;
import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * What the type of an AWS line makes of its amounts. The unblended cost is what is invoiced. What
 * was consumed differs where a reservation or a savings plan pays: its fees are lines of their own,
 * and the lines it covers say their share of them.
 *
 * @param category what the line is for
 * @param effective what was consumed, where that is another amount than what is invoiced
 * @param isDiscount whether it lowers the cost of other lines, and counts nothing itself
 */
record CurCost(ChargeCategory category, Optional<Money> effective, boolean isDiscount) {

  static CurCost of(Row row, String currency) {
    String type = CurColumn.LINE_TYPE.text(row).toLowerCase(Locale.ROOT).replace(" ", "");
    return switch (type) {
      case "", "usage" -> new CurCost(ChargeCategory.USAGE, net(row, currency), false);
      case "discountedusage" ->
          new CurCost(
              ChargeCategory.USAGE,
              first(row, currency, CurColumn.RESERVATION_NET_COST, CurColumn.RESERVATION_COST),
              false);
      case "savingsplancoveredusage" ->
          new CurCost(
              ChargeCategory.USAGE,
              first(row, currency, CurColumn.PLAN_NET_COST, CurColumn.PLAN_COST),
              false);
      case "savingsplannegation", "savingsplanupfrontfee" -> commitment(paidByUse(row, currency));
      case "savingsplanrecurringfee" ->
          commitment(
              difference(
                  first(row, currency, CurColumn.PLAN_TOTAL),
                  first(row, currency, CurColumn.PLAN_USED)));
      case "rifee" ->
          commitment(
              sum(
                  first(row, currency, CurColumn.UNUSED_UPFRONT),
                  first(row, currency, CurColumn.UNUSED_RECURRING)));
      case "fee" ->
          CurColumn.RESERVATION.text(row).isEmpty()
              ? new CurCost(ChargeCategory.PURCHASE, net(row, currency), false)
              : commitment(
                  CurColumn.RESERVATION_COST.isIn(row)
                      ? Optional.of(new Money(BigDecimal.ZERO, Row.currency(currency)))
                      : Optional.empty());
      case "tax" -> new CurCost(ChargeCategory.TAX, net(row, currency), false);
      case "credit" -> new CurCost(ChargeCategory.CREDIT, net(row, currency), false);
      case "refund" -> new CurCost(ChargeCategory.CORRECTION, net(row, currency), false);
      default ->
          type.contains("discount")
              ? new CurCost(ChargeCategory.USAGE, netOfDiscount(row, currency), true)
              : type.startsWith("savingsplan") || type.startsWith("ri")
                  ? commitment(Optional.empty())
                  : new CurCost(ChargeCategory.OTHER, net(row, currency), false);
    };
  }

  private static CurCost commitment(Optional<Money> effective) {
    return new CurCost(ChargeCategory.COMMITMENT, effective, false);
  }

  private static Optional<Money> net(Row row, String currency) {
    return CurColumn.NET_COST.money(row, currency);
  }

  /** Where lines have net costs, the discount is in them already. */
  private static Optional<Money> netOfDiscount(Row row, String currency) {
    return net(row, currency)
        .or(() ->
            CurColumn.NET_COST.isIn(row)
                ? Optional.of(new Money(BigDecimal.ZERO, Row.currency(currency)))
                : Optional.empty());
  }

  /** Nothing, where the covered lines say their share; else the line's own cost makes up for it. */
  private static Optional<Money> paidByUse(Row row, String currency) {
    return CurColumn.PLAN_COST.isIn(row)
        ? Optional.of(new Money(BigDecimal.ZERO, Row.currency(currency)))
        : Optional.empty();
  }

  private static Optional<Money> first(Row row, String currency, CurColumn... columns) {
    for (CurColumn column : columns) {
      Optional<Money> money = column.money(row, currency);
      if (money.isPresent()) {
        return money;
      }
    }
    return Optional.empty();
  }

  private static Optional<Money> difference(Optional<Money> total, Optional<Money> used) {
    return total.flatMap(
        a -> used.map(b -> new Money(a.amount().subtract(b.amount()), a.currency())));
  }

  private static Optional<Money> sum(Optional<Money> upfront, Optional<Money> recurring) {
    return upfront
        .map(a -> recurring.map(b -> new Money(a.amount().add(b.amount()), a.currency())).orElse(a))
        .or(() -> recurring);
  }
}
