package dev.yourbrief.bill.reconcile;

import dev.yourbrief.bill.ChargeCategory;
import dev.yourbrief.bill.Side;
import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.bill.reconcile.Reconciliation.Invoiced;
import dev.yourbrief.bill.reconcile.Reconciliation.Line;
import dev.yourbrief.bill.reconcile.Reconciliation.Span;
import dev.yourbrief.bill.reconcile.Reconciliation.Sum;
import dev.yourbrief.bill.store.LedgerSums;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Works a reconciliation out. Models go by their one name (see {@link
 * dev.yourbrief.bill.ModelNames}), so that a dated name and its alias are one. Where an invoice
 * names no model on a day, all models of that day are held against it together.
 */
public final class Reconciler {

  private record Of(String provider, LocalDate day) {}

  private record Named(String provider, String model) {}

  private final Side ledger;
  private final Side invoice;
  private final SortedMap<ModelDay, Cell> cells = new TreeMap<>();
  private final SortedMap<String, Span> invoices = new TreeMap<>();
  private final Set<Of> costsByModel = new HashSet<>();
  private final Set<Of> costs = new HashSet<>();
  private final Set<Of> tokensByModel = new HashSet<>();
  private final Set<Of> tokens = new HashSet<>();
  private Optional<Span> days = Optional.empty();

  private Reconciler(Side ledger, Side invoice) {
    this.ledger = ledger;
    this.invoice = invoice;
  }

  /**
   * Holds a ledger against invoices.
   *
   * @param ledger a gateway's; what bills say in it is not looked at
   * @param invoice what bills say; a gateway's own words in it are not looked at
   * @param currency of all amounts
   * @param tolerance the most that the gap may be, in percent
   */
  public static Reconciliation of(
      Side ledger, Side invoice, String currency, BigDecimal tolerance) {
    return new Reconciler(ledger, invoice).reconcile(currency, tolerance);
  }

  private Reconciliation reconcile(String currency, BigDecimal tolerance) {
    cover();
    fill();
    cells.values().forEach(Cell::settle);
    SortedMap<ModelDay, Cell> compared = new TreeMap<>(cells);
    compared.keySet().removeIf(key -> !isCompared(key));
    List<Line> models = models(compared);
    List<Line> lines = new ArrayList<>();
    cells.forEach((key, cell) ->
        lines.addAll(
            Lines.of(key.provider(), key.model(), Optional.of(key.day()), cell, isCompared(key))));
    Gap gap = Gap.of(byModel(compared));
    return new Reconciliation(
        currency,
        days,
        invoices.entrySet().stream().map(of -> new Invoiced(of.getKey(), of.getValue())).toList(),
        sum(compared),
        sum(cells),
        models,
        lines,
        gap.percent(),
        gap.isOfTokens(),
        tolerance,
        compared.isEmpty()
            || gap.percent().map(p -> p.compareTo(tolerance) > 0).orElse(!gap.isNothing()),
        new Reasons(currency, ledger, invoice, days, invoices).of(cells, compared));
  }

  /** Which days each side tells of, and whether invoices tell models apart. */
  private void cover() {
    for (LedgerSums.Cost cost : ledger.costs()) {
      if (isOfLedger(cost)) {
        days = Optional.of(with(days, cost.day()));
      }
    }
    for (LedgerSums.Tokens some : ledger.tokens()) {
      if (!some.isBill()) {
        days = Optional.of(with(days, some.day()));
      }
    }
    for (LedgerSums.Cost cost : invoice.costs()) {
      if (isOfInvoice(cost)) {
        cover(cost.provider(), cost.day());
        note(cost.provider(), cost.day(), cost.model(), costs, costsByModel);
      }
    }
    for (LedgerSums.Tokens some : invoice.tokens()) {
      if (some.isBill()) {
        cover(some.provider(), some.day());
        note(some.provider(), some.day(), some.model(), tokens, tokensByModel);
      }
    }
  }

  private void cover(String provider, LocalDate day) {
    invoices.put(provider, with(Optional.ofNullable(invoices.get(provider)), day));
  }

  private static Span with(Optional<Span> span, LocalDate day) {
    return new Span(
        span.map(Span::from).filter(from -> from.isBefore(day)).orElse(day),
        span.map(Span::to).filter(to -> to.isAfter(day)).orElse(day));
  }

  private static void note(
      String provider, LocalDate day, String model, Set<Of> any, Set<Of> byModel) {
    any.add(new Of(provider, day));
    if (!model.isEmpty()) {
      byModel.add(new Of(provider, day));
    }
  }

  static boolean isOfLedger(LedgerSums.Cost cost) {
    return !cost.isBill() && cost.category().equals(ChargeCategory.USAGE.key());
  }

  static boolean isOfInvoice(LedgerSums.Cost cost) {
    return cost.isBill() && cost.category().equals(ChargeCategory.USAGE.key());
  }

  private void fill() {
    for (LedgerSums.Cost cost : ledger.costs()) {
      if (isOfLedger(cost)) {
        Cell cell = costCell(cost);
        cell.ledger.cost(Optional.empty(), cost.cost(), cost.modelRaw());
        if (LedgerSums.Which.SHADOW.isIn(cost.words())) {
          cell.shadow(cost.cost());
        }
      }
    }
    for (LedgerSums.Cost cost : invoice.costs()) {
      if (isOfInvoice(cost)) {
        costCell(cost).invoice.cost(cost.kind(), cost.cost(), cost.modelRaw());
      }
    }
    for (LedgerSums.Tokens some : ledger.tokens()) {
      if (!some.isBill()) {
        tokenCell(some).ledger.tokens(some.kind(), some.tokens(), some.modelRaw());
      }
    }
    for (LedgerSums.Tokens some : invoice.tokens()) {
      if (some.isBill()) {
        tokenCell(some).invoice.tokens(some.kind(), some.tokens(), some.modelRaw());
      }
    }
  }

  private Cell costCell(LedgerSums.Cost cost) {
    return cell(cost.provider(), cost.model(), cost.day(), costs, costsByModel);
  }

  private Cell tokenCell(LedgerSums.Tokens some) {
    return cell(some.provider(), some.model(), some.day(), tokens, tokensByModel);
  }

  private Cell cell(String provider, String model, LocalDate day, Set<Of> any, Set<Of> byModel) {
    Of of = new Of(provider, day);
    boolean isFolded = any.contains(of) && !byModel.contains(of);
    String name = isFolded ? Reconciliation.ALL_MODELS : model;
    return cells.computeIfAbsent(new ModelDay(provider, name, day), _ -> new Cell());
  }

  /** Whether both tell of the provider and day. */
  private boolean isCompared(ModelDay key) {
    Span invoiced = invoices.get(key.provider());
    return invoiced != null
        && invoiced.has(key.day())
        && days.filter(span -> span.has(key.day())).isPresent();
  }

  private static List<Line> models(SortedMap<ModelDay, Cell> compared) {
    List<Line> lines = new ArrayList<>();
    byModel(compared)
        .forEach((named, cell) ->
            lines.add(Lines.whole(named.provider(), named.model(), Optional.empty(), cell, true)));
    return lines;
  }

  private static Map<Named, Cell> byModel(SortedMap<ModelDay, Cell> compared) {
    Map<Named, Cell> models =
        new TreeMap<>(Comparator.comparing(Named::provider).thenComparing(Named::model));
    compared.forEach((key, cell) ->
        models.computeIfAbsent(new Named(key.provider(), key.model()), _ -> new Cell()).add(cell));
    models.values().forEach(Cell::settle);
    return models;
  }

  private static Sum sum(SortedMap<ModelDay, Cell> cells) {
    BigDecimal ledgerTokens = BigDecimal.ZERO;
    BigDecimal invoiceTokens = BigDecimal.ZERO;
    BigDecimal ledgerCost = BigDecimal.ZERO;
    BigDecimal invoiceCost = BigDecimal.ZERO;
    for (Cell cell : cells.values()) {
      ledgerTokens = ledgerTokens.add(cell.ledger.allTokens().orElse(BigDecimal.ZERO));
      invoiceTokens = invoiceTokens.add(cell.invoice.allTokens().orElse(BigDecimal.ZERO));
      ledgerCost = ledgerCost.add(cell.ledger.cost().orElse(BigDecimal.ZERO));
      invoiceCost = invoiceCost.add(cell.invoice.cost().orElse(BigDecimal.ZERO));
    }
    BigDecimal difference = Cell.less(invoiceCost, ledgerCost);
    return new Sum(
        ledgerTokens,
        invoiceTokens,
        ledgerCost,
        invoiceCost,
        difference,
        Cell.percent(difference, invoiceCost));
  }

  /** How far models are apart, each without its sign, in percent of the invoice. */
  private record Gap(Optional<BigDecimal> percent, boolean isOfTokens, boolean isNothing) {

    static Gap of(Map<Named, Cell> models) {
      boolean isOfTokens =
          models.values().stream().noneMatch(cell -> cell.invoice.cost().isPresent());
      BigDecimal apart = BigDecimal.ZERO;
      BigDecimal asked = BigDecimal.ZERO;
      for (Cell cell : models.values()) {
        if (isOfTokens) {
          for (TokenKind kind : cell.kinds()) {
            BigDecimal of = cell.invoice.tokens().getOrDefault(kind, BigDecimal.ZERO);
            BigDecimal counted = cell.ledger.tokens().getOrDefault(kind, BigDecimal.ZERO);
            apart = apart.add(of.subtract(counted).abs());
            asked = asked.add(of);
          }
        } else {
          BigDecimal of = cell.invoice.cost().orElse(BigDecimal.ZERO);
          BigDecimal counted = cell.ledger.cost().orElse(BigDecimal.ZERO);
          apart = apart.add(of.subtract(counted).abs());
          asked = asked.add(of);
        }
      }
      return new Gap(Cell.percent(apart, asked), isOfTokens, apart.signum() == 0);
    }
  }
}
