package dev.yourbrief.bill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input is named and counted, and costs no good input. */
final class BadInputTest {

  private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

  private static final String SYNTAX = "\",\n\r{}[]0-:e.\\";

  @TempDir Path folder;

  static List<String> texts() {
    StringBuilder cost = new StringBuilder(Bills.OPENAI_COST);
    StringBuilder usage = new StringBuilder(Bills.OPENAI_USAGE);
    StringBuilder claude = new StringBuilder(Bills.ANTHROPIC_COST);
    StringBuilder claudeUsage = new StringBuilder(Bills.ANTHROPIC_USAGE);
    StringBuilder focus = new StringBuilder(Bills.FOCUS);
    StringBuilder aws = new StringBuilder(CloudBills.CUR);
    StringBuilder awsLegacy = new StringBuilder(CloudBills.CUR_LEGACY);
    StringBuilder google = new StringBuilder(CloudBills.GCP);
    StringBuilder azure = new StringBuilder(CloudBills.AZURE_EA);
    StringBuilder azureMca = new StringBuilder(CloudBills.AZURE_MCA);
    for (int i = 0; i < 10; i++) {
      LocalDate day = DAY.plusDays(i);
      cost.append(Bills.openAiCost(day, "1.25", "gpt-5, output_tokens", "10"));
      usage.append(Bills.openAiUsage(day, "gpt-5", 10, 4, 1, 5));
      claude.append(Bills.anthropicCost(day, "Claude Opus 5", "output", "0.25"));
      claudeUsage.append(day).append(",claude-opus-5,k,Default,standard,≤ 200k,5,0,0,1,9,0,,\n");
      focus.append(Bills.focus("2", "2", "USD", "Usage", day + " 00:00:00", day + " 23:00:00"));
      aws.append(CloudBills.bedrock(day, "USE1-Claude4.6Opus-input-tokens", "1.5", "0.01"));
      awsLegacy.append(
          CloudBills.curLegacy(day, "SavingsPlanRecurringFee", "8", "7", ",1,2,3,4,5,6"));
      google.append(
          CloudBills.gcp(
              day, "Gemini 2.5 Pro Text Input", "2", "USD", "9", "PROMOTION", "-1", "regular"));
      azure.append(
          CloudBills.azure(
              day, "Azure OpenAI", "5.4 mini Inp Gl", "2", "1M", "3", "Usage", "Reservation"));
      azureMca.append(
          CloudBills.azureMca(day, "Azure Grok Models", "4.6 Outp DZ L Tokens", "2", "1K", "3"));
    }
    String googleRows =
        """
        {"billing_account_id":"01","sku":{"description":"Claude Opus 4 Output Tokens"},
        "usage_start_time":"2026-09-01 00:00:00 UTC","cost":"2","currency":"USD","usage":{"amount":
        "5","unit":"count"},"credits":[{"amount":-1,"type":"DISCOUNT"}],"cost_type":"regular"}
        """;
    String page =
        """
        {"data":[{"starting_at":"2026-09-01T00:00:00Z","ending_at":"2026-09-02T00:00:00Z","results":
        [{"currency":"USD","amount":"100.5","cost_type":"tokens","model":"claude-opus-5",
        "token_type":"output_tokens","nested":{"a":[1,{"b":2}]}},{"uncached_input_tokens":4,
        "cache_creation":{"ephemeral_1h_input_tokens":1}}]},
        {"start_time":1790467200,"end_time":1790553600,"results":[
        {"object":"organization.costs.result","amount":{"value":0.06,"currency":"usd"}}]}],
        "has_more":true}
        """;
    List<String> texts =
        new ArrayList<>(
            List.of(
                cost.toString(),
                usage.toString(),
                claude.toString(),
                claudeUsage.toString(),
                focus.toString(),
                aws.toString(),
                awsLegacy.toString(),
                google.toString(),
                azure.toString(),
                azureMca.toString(),
                googleRows.repeat(5),
                page));
    texts.addAll(Logs.samples());
    return texts;
  }

  /** Mutated bytes: an InputException at most, never a hang, and every charge within bounds. */
  @ParameterizedTest
  @MethodSource("texts")
  void mutated_bytes_never_break_the_reader(String text) {
    SplittableRandom random = new SplittableRandom(text.length());
    BillOptions options = Bills.options();
    for (int round = 0; round < 400; round++) {
      byte[] bytes = text.getBytes(UTF_8);
      int edits = random.nextInt(1, 6);
      for (int e = 0; e < edits; e++) {
        bytes[random.nextInt(bytes.length)] =
            random.nextBoolean()
                ? (byte) random.nextInt(256)
                : (byte) SYNTAX.charAt(random.nextInt(SYNTAX.length()));
      }
      if (random.nextInt(4) == 0) {
        bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      Path file = Bills.write(folder, text.startsWith("{") ? "a.json" : "a.csv", bytes);
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () ->
              BillReader.charges(
                  folder,
                  List.of(file),
                  options,
                  charge ->
                      charge
                          .billed()
                          .ifPresent(m ->
                              assertThat(m.amount().stripTrailingZeros().scale())
                                  .isLessThanOrEqualTo(30))));
    }
  }

  /** A few of them all the way through the store. */
  @ParameterizedTest
  @MethodSource("texts")
  void mutated_bytes_never_break_the_bill(String text) {
    SplittableRandom random = new SplittableRandom(text.hashCode());
    int read = 0;
    for (int round = 0; round < 12; round++) {
      byte[] bytes = text.getBytes(UTF_8);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      Bills.write(folder, "a" + (text.startsWith("{") ? ".json" : ".csv"), bytes);
      try {
        Bill bill = Bills.read(folder);
        assertThat(Bills.costOf(bill.byModel())).isEqualByComparingTo(Bills.costOf(bill.byKind()));
        read++;
      } catch (InputException e) {
        assertThat(e.problems()).isNotEmpty();
      }
    }
    assertThat(read).isPositive();
  }

  @Test
  void a_broken_row_costs_no_other_row() {
    SplittableRandom random = new SplittableRandom(5);
    List<UnaryOperator<String>> damages =
        List.of(
            line -> line.replace("\"gpt-5, output_tokens\"", "\"gpt-5, output_tokens"),
            line -> line.replace("1.25", "one"),
            line -> line.replace("usd", ""),
            line -> line.replaceFirst(",", ";"),
            line -> line.substring(0, 40) + "\n",
            line -> line.replaceFirst("^\\d+,\\d+,[^,]+,[^,]+", ",,,"),
            line -> "\"" + line);
    StringBuilder text = new StringBuilder(Bills.OPENAI_COST);
    int good = 0;
    int bad = 0;
    for (int i = 0; i < 300; i++) {
      LocalDate day = DAY.plusDays(i % 30);
      String line = Bills.openAiCost(day, "1.25", "gpt-5, output_tokens", "10");
      int damage = random.nextInt(damages.size() * 3);
      if (damage < damages.size()) {
        String damaged = damages.get(damage).apply(line);
        text.append(damaged.endsWith("\n") ? damaged : damaged + "\n");
        bad++;
      } else {
        text.append(line);
        good++;
      }
    }
    Bills.write(folder, "a.csv", text.toString());
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadableRows()).isEqualTo(bad);
    assertThat(Bills.billed(bill))
        .isEqualByComparingTo(new BigDecimal("1.25").multiply(BigDecimal.valueOf(good)));
  }

  @Test
  void more_unreadable_rows_than_are_listed_are_still_counted() {
    StringBuilder text = new StringBuilder(Bills.OPENAI_COST);
    for (int i = 0; i < 1_500; i++) {
      text.append(Bills.openAiCost(DAY, "many", "gpt-5, output_tokens", "10"));
    }
    text.append(Bills.openAiCost(DAY, "3", "gpt-5, output_tokens", "10"));
    Bills.write(folder, "a.csv", text.toString());
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadableRows()).isEqualTo(1_500);
    assertThat(bill.unreadable()).hasSize(1_000);
    assertThat(bill.files().getFirst().unreadable()).isEqualTo(1_500);
    assertThat(bill.files().getFirst().rows()).isEqualTo(1_501);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("3");
  }

  @Test
  void a_line_larger_than_memory_should_hold_is_passed_over() throws IOException {
    Path file = folder.resolve("a.csv");
    byte[] chunk = "x".repeat(1 << 20).getBytes(UTF_8);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(Bills.OPENAI_COST.getBytes(UTF_8));
      for (int i = 0; i < 300; i++) {
        out.write(chunk);
      }
      out.write('\n');
      out.write(Bills.openAiCost(DAY, "3", "gpt-5, output_tokens", "1").getBytes(UTF_8));
    }
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("3");
    assertThat(bill.unreadable())
        .singleElement()
        .satisfies(p -> assertThat(p.toString()).contains("a.csv:2").contains("longer than"));
  }

  @Test
  void json_that_is_too_deep_is_refused_and_what_stood_before_is_kept() {
    String page =
        """
        {"data":[{"start_time":1790467200,"end_time":1790553600,"results":[
        {"object":"organization.costs.result","amount":{"value":2,"currency":"usd"}}]}]}
        """;
    Bills.write(folder, "a.json", page + "{\"x\":" + "[".repeat(100_000));
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("2");
    assertThat(bill.unreadable()).hasSize(1);
  }

  @Test
  void a_header_without_rows_is_no_error() {
    Bills.write(folder, "a.csv", Bills.OPENAI_COST);
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.files().getFirst().rows()).isZero();
  }

  @Test
  void links_out_of_the_folder_are_not_followed() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("bills"));
    Path outside = Bills.write(folder, "secret.csv", Bills.OPENAI_COST);
    Bills.write(
        inside,
        "a.csv",
        Bills.OPENAI_COST + Bills.openAiCost(DAY, "3", "gpt-5, output_tokens", "1"));
    Bills.write(inside, ".hidden.csv", "x");
    Bills.write(inside, "notes.txt", "x");
    Files.createSymbolicLink(inside.resolve("b.csv"), outside);
    Bill bill = Bills.read(inside);
    assertThat(bill.files()).extracting(BillFile::name).containsExactly("a.csv");
    assertThat(bill.unreadable())
        .singleElement()
        .satisfies(p -> assertThat(p.toString()).contains("b.csv").contains("link"));
  }

  @Test
  void a_missing_file_is_named_and_the_others_are_read() {
    Bills.write(folder, "a.csv", Bills.OPENAI_COST);
    List<Path> paths = List.of(Path.of("gone.csv"), Path.of("a.csv"));
    Bill bill = BillReader.read(folder, paths, Bills.options(), Progress.SILENT);
    assertThat(bill.files()).hasSize(1);
    assertThat(bill.unreadable())
        .singleElement()
        .satisfies(p -> assertThat(p.toString()).contains("gone.csv: there is no such file"));
    assertThatThrownBy(() -> BillReader.read(folder, List.of(), Bills.options(), Progress.SILENT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("nothing to read");
  }
}
