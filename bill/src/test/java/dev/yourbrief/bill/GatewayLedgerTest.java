package dev.yourbrief.bill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway's ledger is read like any export. */
final class GatewayLedgerTest {

  private static final String TIME = "2026-10-20T10:00:00.000Z";

  @TempDir Path folder;

  private void segment(String name, String... rows) {
    Bills.write(folder, name, String.join("", rows));
  }

  private String notes() {
    return String.join("\n", Bills.notes(Bills.read(folder)));
  }

  @Test
  void aCallIsItsCostAndItsTokensByKeyRouteAndTag() {
    segment(
        "calls-20261020T100000Z-001.jsonl",
        Ledgers.call(
            "a", TIME, "gpt-5", 1_000, 50, "0.0017500001", ",\"cache_read\":64,\"reasoning\":40"));
    List<Charge> charges = Bills.charges(folder);
    assertThat(charges).hasSize(4);
    assertThat(charges)
        .allSatisfy(charge -> {
          assertThat(charge.format()).isEqualTo("gateway-ledger");
          assertThat(charge.authority()).isEqualTo(Authority.GATEWAY);
          assertThat(charge.provider()).isEqualTo("openai");
          assertThat(charge.project()).isEqualTo("team");
          assertThat(charge.description()).isEqualTo("call; route=chat; app=shop");
          assertThat(charge.hour()).hasValue(10);
        });
    Bill bill = Bills.read(folder);
    assertThat(Bills.costOf(bill.byProvider())).isEqualByComparingTo("0.0017500001");
    assertThat(Bills.part(bill.byKind(), "cache_read").tokens()).contains(new BigDecimal(64));
    assertThat(Bills.part(bill.byKind(), "output").tokens()).contains(new BigDecimal(50));
    assertThat(bill.unreadableRows()).isZero();
  }

  @Test
  void severalAttemptsCarryWhatWasPaidAndTheCallIsOnlyTheRequest() {
    segment(
        "calls-1.jsonl",
        Ledgers.attempt("a", TIME, 1, "openai", "0.25"),
        Ledgers.attempt("a", TIME, 2, "azure", "0.5"),
        Ledgers.call("a", TIME, "gpt-5", 100, 10, "0.5")
            .replace("\"attempts\":1", "\"attempts\":2"));
    Bill bill = Bills.read(folder, Bills.options().withTraffic());
    assertThat(Bills.part(bill.byProvider(), "openai").cost()).isEqualByComparingTo("0.25");
    assertThat(Bills.part(bill.byProvider(), "azure").cost()).isEqualByComparingTo("0.5");
    assertThat(Bills.part(bill.byProject(), "team").cost()).isEqualByComparingTo("0.75");
    assertThat(Bills.part(bill.byKind(), "output").tokens()).contains(new BigDecimal(20));
  }

  @Test
  void shadowsAreChargesOfAProjectOfTheirOwn() {
    segment(
        "calls-1.jsonl",
        Ledgers.call("a", TIME, "gpt-5", 100, 10, "0.5"),
        Ledgers.shadow("a", TIME, "gpt-5-mini", "0.125"),
        Ledgers.feedback("a", TIME),
        "{\"row\":\"noticed\",\"call\":\"a\",\"time\":\""
            + TIME
            + "\",\"signs\":[\"asked_again\"]}\n");
    Bill bill = Bills.read(folder);
    assertThat(Bills.part(bill.byProject(), "team").cost()).isEqualByComparingTo("0.5");
    assertThat(Bills.part(bill.byProject(), "(shadow traffic)").cost())
        .isEqualByComparingTo("0.125");
    assertThat(notes()).contains("1 row of the gateway's ledger is a copy for a candidate");
    assertThat(bill.unreadableRows()).isZero();
  }

  @Test
  void whatHasNoPriceIsNamedAndNeverNothing() {
    segment(
        "calls-1.jsonl",
        Ledgers.call("a", TIME, "gpt-5", 100, 10, "0.5"),
        Ledgers.call("b", TIME, "acme-1", 700, 70, ""),
        Ledgers.call("c", TIME, "gpt-5", 40, 4, "0.1", ",\"estimated\":true"));
    Bill bill = Bills.read(folder);
    assertThat(Bills.part(bill.byModel(), "acme-1").isUnpriced()).isTrue();
    assertThat(Bills.part(bill.byModel(), "acme-1").tokens()).contains(new BigDecimal(770));
    assertThat(notes())
        .contains("1 row of the gateway's ledger has no price (770 tokens; acme-1)")
        .contains("1 row of the gateway's ledger has tokens that the gateway estimated")
        .contains("44 tokens, 0.1 USD");
  }

  @Test
  void aPriceOfNothingIsNotAnUnknownPrice() {
    segment("calls-1.jsonl", Ledgers.call("a", TIME, "gpt-5", 100, 10, "0"));
    assertThat(Bills.charges(folder))
        .first()
        .satisfies(
            charge -> assertThat(charge.billed().orElseThrow().amount()).isEqualByComparingTo("0"));
    assertThat(notes()).doesNotContain("no price");
  }

  @Test
  void anOpenCallIsNamedUnlessALaterSegmentEndsIt() {
    segment(
        "calls-1.jsonl",
        Ledgers.call("z", TIME, "gpt-5", 1, 1, "1"),
        Ledgers.opened("a", TIME, 400),
        Ledgers.opened("b", TIME, 1_200));
    assertThat(notes()).contains("2 calls of the gateway's ledger").contains("about 1,600 tokens");
    segment("calls-2.jsonl", Ledgers.call("a", TIME, "gpt-5", 400, 10, "2"));
    assertThat(notes()).contains("1 call of the gateway's ledger").contains("about 1,200 tokens");
  }

  @Test
  void aCallThatTheEndOfTheGatewayCutOffIsUnpricedAndNoSum() {
    segment(
        "calls-1.jsonl",
        Ledgers.call("z", TIME, "gpt-5", 1, 1, "1"),
        """
        {"row":"call","call":"a","time":"%s","route":"chat","key":"team","stream":true,\
        "provider":"openai","model":"gpt-5","estimated":true,"status":0,"outcome":"interrupted",\
        "ms":0,"attempts":1,"signs":["unpriced"]}
        """
            .formatted(TIME));
    Bill bill = Bills.read(folder);
    assertThat(Bills.costOf(bill.byModel())).isEqualByComparingTo("1");
    assertThat(notes()).contains("1 row of the gateway's ledger has no price (0 tokens; gpt-5)");
  }

  @Test
  void aCallThatWasRefusedIsNoCharge() {
    segment(
        "calls-1.jsonl",
        Ledgers.call("z", TIME, "gpt-5", 1, 1, "1"),
        """
        {"row":"call","call":"a","time":"%s","key":"team","status":429,"outcome":"error",\
        "fault":"budget","ms":1,"attempts":0}
        """
            .formatted(TIME));
    assertThat(Bills.charges(folder)).extracting(Charge::provider).containsOnly("openai");
    assertThat(Bills.read(folder).files().getFirst().rows()).isEqualTo(2);
  }

  /** One whole segment with rows of three hours, and its copies. */
  private static String hours() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      String time = "2026-10-20T%02d:%02d:00.000Z".formatted(10 + i / 100, i % 60);
      rows.append(Ledgers.call("c" + i, time, "gpt-5", 10, 1, "0.01"));
    }
    return rows.toString();
  }

  @Test
  void copiesOfASegmentPackedOrNotWholeOrNotCountOnce() {
    String rows = hours();
    String half = rows.lines().limit(120).collect(Collectors.joining("\n", "", "\n"));
    Bills.write(folder, "calls-1.jsonl", rows);
    Bills.write(folder, "calls-1.jsonl.gz", Ledgers.packed(rows));
    Bills.write(folder, "a-copy-of-yesterday.jsonl", half);
    Bills.write(
        folder,
        "together.jsonl",
        rows + Ledgers.call("other", "2026-10-20T12:30:00.000Z", "gpt-5", 1, 1, "0.5"));
    Bill bill = Bills.read(folder);
    assertThat(Bills.costOf(bill.byModel())).isEqualByComparingTo("3.5");
    assertThat(Bills.part(bill.byKind(), "output").tokens()).contains(new BigDecimal(301));
  }

  @Test
  void aSegmentImportedWhileItGrewCountsOnceWhenItIsWhole() {
    String rows = hours();
    String half = rows.lines().limit(120).collect(Collectors.joining("\n", "", "\n"));
    Path store = folder.resolve("usage.duckdb");
    Path first = Bills.write(folder, "calls-1.jsonl", half);
    try (UsageStore usage = UsageStore.at(store, Bills.options())) {
      usage.add(folder, List.of(first), Progress.SILENT);
    }
    Path whole = Bills.write(folder, "calls-1.jsonl.gz", Ledgers.packed(rows));
    try (UsageStore usage = UsageStore.at(store, Bills.options())) {
      usage.add(folder, List.of(whole), Progress.SILENT);
      assertThat(Bills.costOf(usage.bill().byModel())).isEqualByComparingTo("3");
    }
  }

  @Test
  void segmentsWhoseHoursOverlapBothCount() {
    segment(
        "calls-1.jsonl",
        Ledgers.call("a", "2026-10-20T10:01:00.000Z", "gpt-5", 10, 1, "0.25"),
        Ledgers.call("b", "2026-10-20T10:09:00.000Z", "gpt-5", 10, 1, "0.25"));
    segment(
        "calls-2.jsonl",
        Ledgers.call("c", "2026-10-20T10:02:00.000Z", "gpt-5", 10, 1, "0.25"),
        Ledgers.call("d", "2026-10-20T10:10:00.000Z", "gpt-5", 10, 1, "0.25"));
    assertThat(Bills.costOf(Bills.read(folder).byModel())).isEqualByComparingTo("1");
  }

  @Test
  void aLaterRowReplacesAnEarlierOneOfTheSameKindCallAndNumber() {
    segment(
        "calls-1.jsonl",
        Ledgers.call("a", TIME, "gpt-5", 100, 10, "0.5"),
        Ledgers.call("b", TIME, "gpt-5", 1, 1, "1"),
        Ledgers.call("a", TIME, "gpt-5", 100, 10, "0.25"));
    Bill bill = Bills.read(folder);
    assertThat(Bills.costOf(bill.byModel())).isEqualByComparingTo("1.25");
    assertThat(bill.files().getFirst().rows()).isEqualTo(3);
    assertThat(notes()).contains("stands in it twice");
  }

  @Test
  void aTornLastLineIsNormalAndATornLineBeforeOthersIsNot() {
    String whole = Ledgers.call("a", TIME, "gpt-5", 100, 10, "0.5");
    String torn = Ledgers.call("b", TIME, "gpt-5", 100, 10, "0.5").substring(0, 120);
    segment("calls-1.jsonl", whole, torn);
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadableRows()).isZero();
    assertThat(Bills.costOf(bill.byModel())).isEqualByComparingTo("0.5");
    assertThat(Bills.notes(bill)).anyMatch(note -> note.contains("the last line breaks off"));
    segment("calls-1.jsonl", whole, torn, "\n", whole.replace("\"a\"", "\"c\""));
    bill = Bills.read(folder);
    assertThat(bill.unreadableRows()).isEqualTo(1);
    assertThat(Bills.costOf(bill.byModel())).isEqualByComparingTo("1");
  }

  @Test
  void aPackedSegmentThatBreaksOffKeepsWhatComesBefore() {
    byte[] packed = Ledgers.packed(hours());
    Bills.write(folder, "calls-1.jsonl.gz", Arrays.copyOf(packed, packed.length * 2 / 3));
    Bill bill = Bills.read(folder);
    assertThat(Bills.costOf(bill.byModel())).isPositive();
    assertThat(bill.unreadable()).isNotEmpty();
  }

  @Test
  void aRowThatIsNoneIsNamedAndCostsNoOther() {
    segment(
        "calls-1.jsonl",
        Ledgers.call("a", TIME, "gpt-5", 100, 10, "0.5"),
        Ledgers.call("b", TIME, "gpt-5", -1, 10, "0.5"),
        Ledgers.call("c", "yesterday", "gpt-5", 1, 10, "0.5"),
        Ledgers.call("d", TIME, "gpt-5", 1, 10, "half"),
        Ledgers.call("e", TIME, "gpt-5", 1, 10, "0.5")
            .replace("\"call\",\"call\"", "\"poem\",\"call\""));
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadableRows()).isEqualTo(4);
    assertThat(Bills.costOf(bill.byModel())).isEqualByComparingTo("0.5");
    assertThat(bill.unreadable().toString()).contains("'poem' is no kind of row");
  }

  @Test
  void aCallOverMidnightIsOfTheDayItBegan() {
    segment(
        "calls-1.jsonl",
        Ledgers.call("a", "2026-10-20T23:59:59.500Z", "gpt-5", 100, 10, "0.3"),
        Ledgers.call("b", "2026-10-21T00:00:01.500Z", "gpt-5", 100, 10, "0.4"));
    assertThat(Bills.read(folder).days())
        .extracting(DailySpend::day, day -> day.cost().toPlainString())
        .contains(
            org.assertj.core.groups.Tuple.tuple(LocalDate.of(2026, 10, 20), "0.3"),
            org.assertj.core.groups.Tuple.tuple(LocalDate.of(2026, 10, 21), "0.4"));
  }

  @Test
  void anInvoiceOfTheSameDayIsBelievedBeforeTheLedger() {
    segment("calls-1.jsonl", Ledgers.call("a", TIME, "gpt-5", 100, 10, "0.3"));
    Bills.write(
        folder,
        "costs.csv",
        Bills.OPENAI_COST
            + Bills.openAiCost(LocalDate.of(2026, 10, 20), "0.31", "gpt-5, output", "10"));
    assertThat(Bills.costOf(Bills.read(folder).byModel())).isEqualByComparingTo("0.31");
  }

  @Test
  void aConfigurationsOwnNamesOfProvidersAreKnownByTheirWords() {
    segment(
        "calls-1.jsonl",
        providers("openai-eu", "my_azure_openai", "anthropic", "gemini", "vllm", "openai-like"));
    Set<String> providers =
        Bills.charges(folder).stream().map(Charge::provider).collect(Collectors.toSet());
    assertThat(providers)
        .containsExactlyInAnyOrder("openai", "azure", "anthropic", "google", "vllm", "openai-like");
  }

  private static String providers(String... names) {
    StringBuilder rows = new StringBuilder();
    for (String name : names) {
      rows.append(
          Ledgers.call(name, TIME, "m", 1, 1, "1")
              .replace("\"provider\":\"openai\"", "\"provider\":\"" + name + "\""));
    }
    return rows.toString();
  }

  @Test
  void aTagWithMoreValuesThanAnybodyAddsUpByIsKeptAsMany() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      rows.append(
          Ledgers.call("c" + i, TIME, "gpt-5", 1, 1, "0.1")
              .replace("\"shop\"", "\"request-" + i + "\""));
    }
    segment("calls-1.jsonl", rows.toString());
    assertThat(Bills.charges(folder).stream().map(Charge::description).distinct()).hasSize(201);
    assertThat(Bills.costOf(Bills.read(folder).byModel())).isEqualByComparingTo("100");
  }

  @Test
  void requestsGoWhereTrafficIsAskedOf() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      String time = "2026-10-%02dT%02d:%02d:00.000Z".formatted(10 + i / 50, i % 24, i % 60);
      rows.append(Ledgers.call("c" + i, time, "gpt-5", 100 + i % 7, 10, "0.01"));
    }
    segment("calls-1.jsonl", rows.toString());
    Bill bill = Bills.read(folder, Bills.options().withTraffic());
    assertThat(bill.traffic()).isPresent();
    assertThat(bill.traffic().get().toString()).contains("400");
  }

  @Test
  void aLedgerInAnyOtherNameIsKnownByItsContent() {
    Bills.write(
        folder,
        "export.json",
        Ledgers.call("a", TIME, "gpt-5", 100, 10, "0.5").strip().getBytes(UTF_8));
    assertThat(Bills.read(folder).files().getFirst().format()).isEqualTo("gateway-ledger");
  }
}
