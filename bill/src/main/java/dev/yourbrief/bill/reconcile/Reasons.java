package dev.yourbrief.bill.reconcile;

import dev.yourbrief.bill.ChargeCategory;
import dev.yourbrief.bill.Side;
import dev.yourbrief.bill.reconcile.Reconciliation.Match;
import dev.yourbrief.bill.reconcile.Reconciliation.Reason;
import dev.yourbrief.bill.reconcile.Reconciliation.Span;
import dev.yourbrief.bill.store.LedgerSums;
import dev.yourbrief.bill.store.LedgerSums.Which;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Says what explains the differences of a reconciliation, each with how much it is about. */
final class Reasons {

  private static final BigDecimal HALF_A_CENT = new BigDecimal("0.005");
  private static final int NAMED = 5;

  private final String currency;
  private final Side ledger;
  private final Side invoice;
  private final Optional<Span> days;
  private final Map<String, Span> invoices;
  private final List<Reason> reasons = new ArrayList<>();

  Reasons(
      String currency, Side ledger, Side invoice, Optional<Span> days, Map<String, Span> invoices) {
    this.currency = currency;
    this.ledger = ledger;
    this.invoice = invoice;
    this.days = days;
    this.invoices = invoices;
  }

  List<Reason> of(SortedMap<ModelDay, Cell> cells, SortedMap<ModelDay, Cell> compared) {
    if (compared.isEmpty()) {
      reason("nothing_compared", "no day and provider is in both the ledger and an invoice");
    }
    marked(Which.UNPRICED, "calls of the ledger have no price: what they cost is unknown");
    marked(
        Which.ESTIMATED,
        "calls of the ledger have tokens that the gateway estimated, because the provider did not"
            + " say");
    marked(
        Which.SHADOW, "calls of the ledger are copies for a candidate, which the provider bills");
    if (ledger.openCalls() > 0) {
      reasons.add(
          new Reason(
              "open",
              "calls had begun, and the ledger does not tell of their end: they are in no sum",
              Optional.empty(),
              Optional.of(ledger.openTokens()),
              Optional.of(BigDecimal.valueOf(ledger.openCalls()))));
    }
    oneSided(compared);
    apart(compared);
    outside(cells);
    partlyCovered();
    tiers(compared);
    notUsage();
    rounded();
    unread();
    return List.copyOf(reasons);
  }

  private void reason(String id, String words) {
    reasons.add(new Reason(id, words, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private void money(String id, String words, BigDecimal cost) {
    reasons.add(new Reason(id, words, Optional.of(cost), Optional.empty(), Optional.empty()));
  }

  private void marked(Which which, String words) {
    BigDecimal cost = BigDecimal.ZERO;
    BigDecimal tokens = BigDecimal.ZERO;
    BigDecimal calls = BigDecimal.ZERO;
    for (LedgerSums.Part part : ledger.parts()) {
      if (part.which() == which) {
        cost = cost.add(part.cost());
        tokens = tokens.add(part.tokens());
        calls = calls.add(part.calls());
      }
    }
    if (calls.signum() > 0) {
      reasons.add(
          new Reason(
              which.word(),
              words,
              which == Which.UNPRICED ? Optional.empty() : Optional.of(cost),
              Optional.of(tokens),
              Optional.of(calls)));
    }
  }

  /** Models that one side knows and the other does not, on days that both tell of. */
  private void oneSided(SortedMap<ModelDay, Cell> compared) {
    only(
        compared,
        Match.ONLY_IN_INVOICE,
        "not_through_gateway",
        "only on the invoice, on days that the ledger tells of: calls that did not go through the"
            + " gateway, or what is not paid by the token: ");
    only(
        compared,
        Match.ONLY_IN_LEDGER,
        "not_on_invoice",
        "only in the ledger, on days that the invoice tells of: another account's calls, or not"
            + " billed yet: ");
  }

  private void only(SortedMap<ModelDay, Cell> compared, Match match, String id, String words) {
    NavigableSet<String> models = new TreeSet<>();
    BigDecimal cost = BigDecimal.ZERO;
    for (Map.Entry<ModelDay, Cell> of : compared.entrySet()) {
      Cell cell = of.getValue();
      if (cell.match() == match) {
        models.add(named(of.getKey()));
        cost =
            cost.add(
                (match == Match.ONLY_IN_INVOICE ? cell.invoice : cell.ledger)
                    .cost()
                    .orElse(BigDecimal.ZERO));
      }
    }
    if (!models.isEmpty()) {
      money(id, words + some(models), cost);
    }
  }

  private static String named(ModelDay key) {
    return key.provider() + " " + (key.model().isEmpty() ? "(no model named)" : key.model());
  }

  private static String some(NavigableSet<String> names) {
    String first = String.join(", ", names.stream().limit(NAMED).toList());
    return names.size() <= NAMED ? first : first + " and " + (names.size() - NAMED) + " more";
  }

  /** Of models that both know: the same tokens at another price, or other tokens. */
  private void apart(SortedMap<ModelDay, Cell> compared) {
    differing(
        compared,
        cell -> cell.hasSameTokens(),
        "price",
        "the same tokens cost another amount on the invoice (a discount, a tier, long prompts, or"
            + " a price the gateway does not know): ");
    differing(
        compared,
        cell -> !cell.hasSameTokens() && !cell.invoice.tokens().isEmpty(),
        "tokens",
        "the invoice has other tokens (calls that one side lacks, or counts on the next day): ");
    differing(
        compared,
        cell -> cell.invoice.tokens().isEmpty(),
        "cost",
        "the invoice asks for another amount and does not say its tokens: ");
  }

  private void differing(
      SortedMap<ModelDay, Cell> compared, Predicate<Cell> which, String id, String words) {
    NavigableSet<String> models = new TreeSet<>();
    BigDecimal apart = BigDecimal.ZERO;
    for (Map.Entry<ModelDay, Cell> of : compared.entrySet()) {
      Cell cell = of.getValue();
      boolean isApart = cell.difference().filter(d -> d.signum() != 0).isPresent();
      if (cell.match() == Match.MATCHED && isApart && which.test(cell)) {
        models.add(named(of.getKey()));
        apart = apart.add(cell.difference().orElse(BigDecimal.ZERO));
      }
    }
    if (!models.isEmpty()) {
      money(id, words + some(models), apart);
    }
  }

  /** Days and providers that only one side tells of. */
  private void outside(SortedMap<ModelDay, Cell> cells) {
    NavigableSet<LocalDate> before = new TreeSet<>();
    BigDecimal invoiced = BigDecimal.ZERO;
    NavigableSet<LocalDate> after = new TreeSet<>();
    BigDecimal counted = BigDecimal.ZERO;
    SortedMap<String, BigDecimal> without = new TreeMap<>();
    for (Map.Entry<ModelDay, Cell> of : cells.entrySet()) {
      ModelDay key = of.getKey();
      Span span = invoices.get(key.provider());
      BigDecimal spent = of.getValue().ledger.cost().orElse(BigDecimal.ZERO);
      if (span == null) {
        without.merge(key.provider(), spent, BigDecimal::add);
      } else if (!span.has(key.day())) {
        after.add(key.day());
        counted = counted.add(spent);
      } else if (days.filter(all -> all.has(key.day())).isEmpty()) {
        before.add(key.day());
        invoiced = invoiced.add(of.getValue().invoice.cost().orElse(BigDecimal.ZERO));
      }
    }
    without.forEach((provider, cost) ->
        money(
            "no_invoice",
            "no invoice tells of the provider "
                + (provider.isEmpty() ? "(unknown)" : provider)
                + ": not compared",
            cost));
    if (!before.isEmpty()) {
      money("outside_ledger", only(before) + " only on the invoice: not compared", invoiced);
    }
    if (!after.isEmpty()) {
      money("outside_invoice", only(after) + " only in the ledger: not compared", counted);
    }
  }

  private static String only(NavigableSet<LocalDate> some) {
    return some.size() == 1
        ? some.first() + " is"
        : some.size() + " days between " + some.first() + " and " + some.last() + " are";
  }

  /** The ledger begins and ends in the middle of a day. */
  private void partlyCovered() {
    partly(ledger.times().first(), true);
    partly(ledger.times().last(), false);
  }

  private void partly(Optional<Instant> moment, boolean isFirst) {
    if (moment.isEmpty()) {
      return;
    }
    LocalDate day = moment.get().atZone(ZoneOffset.UTC).toLocalDate();
    LocalTime time = moment.get().atZone(ZoneOffset.UTC).toLocalTime().withNano(0);
    if (invoices.values().stream().anyMatch(span -> span.has(day))) {
      reason(
          "partly_covered",
          "the ledger's "
              + (isFirst ? "first call was on " : "last call ended on ")
              + day
              + " at "
              + time
              + " UTC: that day may be covered only in part");
    }
  }

  /** Prices other than the standard one, which a gateway does not know of. */
  private void tiers(SortedMap<ModelDay, Cell> compared) {
    SortedMap<String, BigDecimal> tiers = new TreeMap<>();
    for (LedgerSums.Cost cost : invoice.costs()) {
      boolean isOther = !cost.tier().equals("standard") && !cost.tier().equals("unknown");
      boolean isIn =
          compared.keySet().stream()
              .anyMatch(k -> k.provider().equals(cost.provider()) && k.day().equals(cost.day()));
      if (isOther && Reconciler.isOfInvoice(cost) && isIn) {
        tiers.merge(cost.tier(), cost.cost(), BigDecimal::add);
      }
    }
    tiers.forEach((tier, cost) -> money("tier", "on the invoice at the tier " + tier, cost));
  }

  private void notUsage() {
    SortedMap<String, BigDecimal> others = new TreeMap<>();
    for (LedgerSums.Cost cost : invoice.costs()) {
      if (cost.isBill() && !cost.category().equals(ChargeCategory.USAGE.key())) {
        others.merge(cost.category(), cost.cost(), BigDecimal::add);
      }
    }
    others.forEach((category, cost) ->
        money("not_usage", category + " on the invoice, which is not compared", cost));
  }

  /** Claude Console's export rounds each row to a cent. */
  private void rounded() {
    long rows = 0;
    for (LedgerSums.Cost cost : invoice.costs()) {
      if (cost.format().equals("anthropic-cost-csv") && Reconciler.isOfInvoice(cost)) {
        rows += cost.lines();
      }
    }
    if (rows > 0) {
      money(
          "rounded",
          "the Claude Console rounds every row to a cent: the most that "
              + rows
              + " rows can be off by",
          HALF_A_CENT.multiply(BigDecimal.valueOf(rows)));
    }
  }

  private void unread() {
    if (ledger.unreadableRows() > 0 || invoice.unreadableRows() > 0) {
      reason(
          "unreadable",
          ledger.unreadableRows()
              + " rows of the ledger and "
              + invoice.unreadableRows()
              + " of the invoices could not be read");
    }
    NavigableSet<String> currencies = new TreeSet<>(ledger.otherCurrencies());
    currencies.addAll(invoice.otherCurrencies());
    if (!currencies.isEmpty()) {
      reason(
          "currency",
          "amounts in "
              + String.join(", ", currencies)
              + " are left out: there is no exchange rate to "
              + currency);
    }
  }
}
