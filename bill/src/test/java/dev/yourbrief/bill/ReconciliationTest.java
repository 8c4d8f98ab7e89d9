package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.bill.reconcile.Reconciler;
import dev.yourbrief.bill.reconcile.Reconciliation;
import dev.yourbrief.bill.reconcile.Reconciliation.Line;
import dev.yourbrief.bill.reconcile.Reconciliation.Match;
import dev.yourbrief.bill.reconcile.Reconciliation.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger is held against invoices made of the same calls. */
final class ReconciliationTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
  private static final BigDecimal INPUT = new BigDecimal("0.00000125");
  private static final BigDecimal OUTPUT = new BigDecimal("0.0000100000007");
  private static final BigDecimal TOLERANCE = new BigDecimal("0.5");

  private record Call(String id, LocalDate day, String model, long in, long out) {
    BigDecimal cost() {
      return INPUT.multiply(BigDecimal.valueOf(in)).add(OUTPUT.multiply(BigDecimal.valueOf(out)));
    }

    String row() {
      return Ledgers.call(id, day + "T10:00:00.000Z", model, in, out, cost().toPlainString());
    }
  }

  @TempDir Path folder;
  private Path ledger = Path.of("");
  private Path invoice = Path.of("");
  private final List<Call> calls = new ArrayList<>();

  @BeforeEach
  void someCalls() throws IOException {
    ledger = Files.createDirectory(folder.resolve("ledger"));
    invoice = Files.createDirectory(folder.resolve("invoice"));
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 500; i++) {
      calls.add(
          new Call(
              "c" + i,
              FIRST.plusDays(i % 5),
              i % 3 == 0 ? "gpt-5-mini" : "gpt-5",
              random.nextLong(1, 5_000),
              random.nextLong(1, 900)));
    }
  }

  private void ledger(List<Call> some, String... more) {
    StringBuilder rows = new StringBuilder();
    some.forEach(call -> rows.append(call.row()));
    Bills.write(ledger, "calls-1.jsonl", rows + String.join("", more));
  }

  /** OpenAI's cost export of the calls, as it adds them up: a row a day, model and kind. */
  private void invoice(List<Call> some) {
    record Key(LocalDate day, String item) {}

    Map<Key, Long> tokens =
        new TreeMap<>(java.util.Comparator.comparing(Key::day).thenComparing(Key::item));
    for (Call call : some) {
      String dated = call.model() + "-2025-08-07";
      tokens.merge(new Key(call.day(), dated + ", input"), call.in(), Long::sum);
      tokens.merge(new Key(call.day(), dated + ", output"), call.out(), Long::sum);
    }
    StringBuilder rows = new StringBuilder(Bills.OPENAI_COST);
    tokens.forEach((key, count) -> {
      BigDecimal price = key.item().endsWith("input") ? INPUT : OUTPUT;
      rows.append(
          Bills.openAiCost(
              key.day(),
              price.multiply(BigDecimal.valueOf(count)).toPlainString(),
              key.item(),
              count.toString()));
    });
    Bills.write(invoice, "costs.csv", rows.toString());
  }

  private Side side(Path files, boolean disjoint) {
    BillOptions plain = Bills.options();
    BillOptions options =
        new BillOptions(
            plain.asOf(),
            plain.currency(),
            plain.rates(),
            plain.mapping(),
            disjoint,
            false,
            false,
            false,
            plain.sampler());
    try (UsageStore store = UsageStore.inMemory(options)) {
      store.add(folder, List.of(files), Progress.SILENT);
      return store.side();
    }
  }

  private Reconciliation reconcile() {
    return Reconciler.of(side(ledger, true), side(invoice, false), "USD", TOLERANCE);
  }

  private static List<String> reasons(Reconciliation found) {
    return found.reasons().stream().map(Reason::id).toList();
  }

  private static Reason reason(Reconciliation found, String id) {
    return found.reasons().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void anInvoiceOfTheSameCallsAgreesToTheLastDigit() {
    ledger(calls);
    invoice(calls);
    Reconciliation found = reconcile();
    BigDecimal cost = calls.stream().map(Call::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(found.total().ledgerCost()).isEqualByComparingTo(cost);
    assertThat(found.total().invoiceCost()).isEqualByComparingTo(cost);
    assertThat(found.total().difference()).isEqualByComparingTo("0");
    assertThat(found.gap().orElseThrow()).isEqualByComparingTo("0");
    assertThat(found.isBeyond()).isFalse();
    assertThat(found.lines()).hasSize(5 * 2 * 3);
    assertThat(found.lines())
        .allSatisfy(line -> {
          assertThat(line.match()).isEqualTo(Match.MATCHED);
          assertThat(line.ledgerTokens()).isEqualTo(line.invoiceTokens());
        });
    assertThat(found.lines())
        .filteredOn(line -> line.kind().isEmpty())
        .allSatisfy(line -> {
          assertThat(line.difference().orElseThrow()).isEqualByComparingTo("0");
          assertThat(line.alias()).isEqualTo(line.model() + " = " + line.model() + "-2025-08-07");
        });
    // A call has one amount: what of it was for which kind is not known, and not made up.
    assertThat(found.lines())
        .filteredOn(line -> line.kind().isPresent())
        .allSatisfy(line -> {
          assertThat(line.ledgerCost()).isEmpty();
          assertThat(line.invoiceCost()).isPresent();
          assertThat(line.difference()).isEmpty();
        });
    assertThat(reasons(found)).containsOnly("partly_covered");
  }

  @Test
  void aMissingCallIsTheDifferenceExactly() {
    ledger(calls.subList(1, calls.size()));
    invoice(calls);
    Reconciliation found = reconcile();
    assertThat(found.total().difference()).isEqualByComparingTo(calls.getFirst().cost());
    assertThat(found.lines())
        .filteredOn(line -> line.kind().isEmpty() && line.difference().orElseThrow().signum() != 0)
        .singleElement()
        .satisfies(line -> {
          assertThat(line.day()).contains(FIRST);
          assertThat(line.model()).isEqualTo("gpt-5-mini");
          assertThat(line.invoiceTokens().orElseThrow().subtract(line.ledgerTokens().orElseThrow()))
              .isEqualByComparingTo(
                  BigDecimal.valueOf(calls.getFirst().in() + calls.getFirst().out()));
        });
    assertThat(reason(found, "tokens").cost().orElseThrow())
        .isEqualByComparingTo(calls.getFirst().cost());
    assertThat(reason(found, "tokens").words()).contains("openai gpt-5-mini");
  }

  @Test
  void aChangedPriceIsNamedAsOne() {
    ledger(calls);
    invoice(calls);
    Bills.write(
        invoice, "costs.csv", dearer("\"gpt-5-mini-2025-08-07, output\"", FIRST.plusDays(2)));
    Reconciliation found = reconcile();
    assertThat(found.total().difference()).isEqualByComparingTo("0.25");
    assertThat(found.isBeyond()).isTrue();
    assertThat(reason(found, "price").cost().orElseThrow()).isEqualByComparingTo("0.25");
    assertThat(reasons(found)).doesNotContain("tokens");
  }

  /** The invoice with 0.25 USD more on one line. */
  private String dearer(String item, LocalDate day) {
    StringBuilder changed = new StringBuilder();
    try {
      for (String line : Files.readAllLines(invoice.resolve("costs.csv"))) {
        if (line.contains(item) && line.contains(day + "T00:00:00," + day.plusDays(1))) {
          List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
          cells.set(4, new BigDecimal(cells.get(4)).add(new BigDecimal("0.25")).toPlainString());
          changed.append(String.join(",", cells)).append('\n');
        } else {
          changed.append(line).append('\n');
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return changed.toString();
  }

  @Test
  void oneDifferenceDoesNotHideAnother() {
    ledger(
        calls,
        Ledgers.call("x", FIRST + "T11:00:00.000Z", "gpt-5-nano", 10, 10, "3"),
        Ledgers.call("y", FIRST.plusDays(4) + "T09:00:00.000Z", "gpt-5", 10, 10, "0"));
    List<Call> invoiced = new ArrayList<>(calls);
    invoice(invoiced);
    Bills.write(
        invoice,
        "more.csv",
        Bills.OPENAI_COST + Bills.openAiCost(FIRST, "3", "gpt-4.1, input", "10"));
    Reconciliation found = reconcile();
    assertThat(found.total().difference()).isEqualByComparingTo("0");
    assertThat(found.isBeyond()).isTrue();
    assertThat(found.lines())
        .filteredOn(line -> line.model().equals("gpt-5-nano") && line.kind().isEmpty())
        .extracting(Line::match)
        .containsExactly(Match.ONLY_IN_LEDGER);
    assertThat(reason(found, "not_through_gateway").words()).contains("gpt-4.1");
    assertThat(reason(found, "not_on_invoice").cost().orElseThrow()).isEqualByComparingTo("3");
  }

  @Test
  void whatOnlyOneSideCanKnowIsSaidAndNotCompared() {
    String later = FIRST.plusDays(7) + "T10:00:00.000Z";
    ledger(
        calls,
        Ledgers.call("x", later, "gpt-5", 10, 10, "3"),
        Ledgers.shadow("c0", FIRST + "T10:00:00.000Z", "gpt-5", "0.5"),
        Ledgers.call("u", FIRST + "T10:00:00.000Z", "acme-1", 10, 10, ""),
        Ledgers.call("e", FIRST + "T10:00:00.000Z", "gpt-5", 0, 0, "0.125", ",\"estimated\":true"),
        Ledgers.call("v", FIRST + "T10:00:00.000Z", "llama-3.3-70b", 10, 10, "0.75")
            .replace("\"provider\":\"openai\"", "\"provider\":\"vllm\""),
        Ledgers.opened("o", later, 77));
    invoice(calls);
    Reconciliation found = reconcile();
    assertThat(reasons(found))
        .contains("unpriced", "estimated", "shadow", "open", "no_invoice", "outside_invoice");
    assertThat(reason(found, "shadow").cost().orElseThrow()).isEqualByComparingTo("0.5");
    assertThat(reason(found, "unpriced").cost()).isEmpty();
    assertThat(reason(found, "unpriced").tokens().orElseThrow()).isEqualByComparingTo("20");
    assertThat(reason(found, "open").tokens().orElseThrow()).isEqualByComparingTo("77");
    assertThat(reason(found, "no_invoice").words()).contains("vllm");
    assertThat(found.everything().ledgerCost().subtract(found.total().ledgerCost()))
        .isEqualByComparingTo("3.75");
    assertThat(found.total().difference()).isEqualByComparingTo("-0.625");
  }

  @Test
  void anInvoiceThatNamesNoModelIsHeldAgainstAllOfThem() {
    ledger(calls);
    Map<LocalDate, BigDecimal> days = new TreeMap<>();
    calls.forEach(call -> days.merge(call.day(), call.cost(), BigDecimal::add));
    StringBuilder page = new StringBuilder("{\"object\":\"page\",\"data\":[");
    days.forEach((day, cost) ->
        page.append(
            """
            {"object":"bucket","start_time":%d,"end_time":%d,"results":[{"object":\
            "organization.costs.result","amount":{"value":%s,"currency":"usd"},\
            "line_item":null,"project_id":null}]},\
            """
                .formatted(Bills.seconds(day), Bills.seconds(day.plusDays(1)), cost)));
    page.setLength(page.length() - 1);
    Bills.write(invoice, "costs.json", page + "],\"has_more\":false}");
    Reconciliation found = reconcile();
    assertThat(found.total().difference()).isEqualByComparingTo("0");
    assertThat(found.isBeyond()).isFalse();
    assertThat(found.models())
        .filteredOn(line -> line.ledgerCost().isPresent())
        .extracting(Line::model)
        .containsExactly(Reconciliation.ALL_MODELS);
  }

  @Test
  void claudesOwnNamesAndCentsAreUnderstood() {
    Bills.write(
        ledger,
        "calls-1.jsonl",
        Ledgers.call("a", FIRST + "T10:00:00.000Z", "claude-haiku-4-5", 1_000, 100, "1.504")
            .replace("\"provider\":\"openai\"", "\"provider\":\"anthropic\""));
    Bills.write(
        invoice,
        "costs.csv",
        Bills.ANTHROPIC_COST
            + Bills.anthropicCost(FIRST, "Claude Haiku 4.5", "input_no_cache", "1.00")
            + Bills.anthropicCost(FIRST, "Claude Haiku 4.5", "output", "0.50"));
    Reconciliation found = reconcile();
    assertThat(found.isBeyond()).isFalse();
    assertThat(found.total().difference()).isEqualByComparingTo("-0.004");
    assertThat(found.models().getFirst().alias()).isEqualTo("claude-haiku-4-5 = Claude Haiku 4.5");
    assertThat(reason(found, "rounded").cost().orElseThrow()).isEqualByComparingTo("0.01");
    assertThat(reason(found, "cost").words()).contains("claude-haiku-4-5");
  }

  @Test
  void aUsageExportIsHeldAgainstTheTokens() {
    ledger(calls);
    StringBuilder rows = new StringBuilder(Bills.OPENAI_USAGE);
    calls.forEach(call ->
        rows.append(Bills.openAiUsage(call.day(), call.model(), call.in(), 0, 0, call.out())));
    Bills.write(invoice, "usage.csv", rows.toString());
    Reconciliation found = reconcile();
    assertThat(found.isOfTokens()).isTrue();
    assertThat(found.gap().orElseThrow()).isEqualByComparingTo("0");
    assertThat(found.isBeyond()).isFalse();
  }

  @Test
  void nothingInCommonIsBeyondEveryTolerance() {
    ledger(calls);
    Bills.write(
        invoice,
        "costs.csv",
        Bills.OPENAI_COST + Bills.openAiCost(FIRST.plusDays(90), "1", "gpt-5, input", "10"));
    Reconciliation found = reconcile();
    assertThat(found.isBeyond()).isTrue();
    assertThat(reasons(found)).contains("nothing_compared");
  }
}
