package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.gateway.Gateway;
import dev.yourbrief.gateway.config.ConfigReader;
import dev.yourbrief.gateway.key.KeyRing;
import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.FakeProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that a running gateway wrote is read as a bill, and held against an invoice. */
final class ReconcileCommandTest {

  private static final String KEY = "yb-a-key-for-tests-that-nobody-else-has-1234567";
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private static final String INVOICE =
      "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,quantity,"
          + "quantity_unit,line_item,user_id,api_key_id,project_id,organization_id,project_name,"
          + "organization_name,user_email,api_source\n";

  private static final Pattern USD = Pattern.compile("\"usd\":\"([^\"]+)\"");

  @TempDir Path folder;

  private static String config(URI provider, String route) {
    return """
    server: {listen: '127.0.0.1:0', admin: '127.0.0.1:0'}
    providers:
      openai: {api: openai, base: '%s', key: {env: UP_KEY}}
    models:
      smart:
        target: {model: openai/gpt-5, prices: {input_uncached: 1.25, output: 10}}
        %s
    keys: [{name: team, sha256: %s, tags: {app: shop}}]
    """
        .formatted(provider, route, KeyRing.hash(KEY));
  }

  /** Calls through a gateway whose provider answers so; how many reach their end. */
  private Path ledger(int calls, String route, long rows, Answer... answers) throws Exception {
    Path ledger = folder.resolve("ledger");
    try (FakeProvider provider =
            answers.length == 0
                ? FakeProvider.start(_ -> Answer.says("It is so").using(100, 10))
                : FakeProvider.script(answers);
        HttpClient client = HttpClient.newHttpClient();
        Gateway gateway =
            Gateway.start(
                ConfigReader.parse(config(provider.uri(), route), "gateway.yaml", folder),
                Map.of("UP_KEY", "sk-upstream-secret"),
                (_, _) -> Optional.empty(),
                List.of(),
                () -> NOW,
                1)) {
      URI uri = URI.create("http://127.0.0.1:" + gateway.port() + "/v1/chat/completions");
      for (int i = 0; i < calls; i++) {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(uri)
                    .header("authorization", "Bearer " + KEY)
                    .header("content-type", "application/json")
                    .POST(
                        BodyPublishers.ofString(
                            "{\"model\":\"smart\",\"messages\":[{\"role\":\"user\",\"content\":\"Is"
                                + " it so?\"}]}"))
                    .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      }
      for (int i = 0; i < 200 && lines(ledger).size() < rows; i++) {
        Thread.sleep(25);
      }
    }
    assertThat(lines(ledger)).hasSize((int) rows);
    return ledger;
  }

  private static List<String> lines(Path ledger) throws IOException {
    try (Stream<Path> files = Files.list(ledger)) {
      return files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .flatMap(file -> {
            try {
              return Files.readAllLines(file).stream();
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          })
          .toList();
    }
  }

  private Path invoice(String input, long inputTokens, String output, long outputTokens)
      throws IOException {
    return Files.writeString(
        folder.resolve("costs.csv"),
        INVOICE
            + line(input, inputTokens, "gpt-5-2025-08-07, input")
            + line(output, outputTokens, "gpt-5-2025-08-07, output"));
  }

  private static String line(String amount, long tokens, String item) {
    return "1795132800,1795219200,2026-11-20T00:00:00,2026-11-21T00:00:00,%s,usd,%d,tokens,\"%s\",,k,p,o,P,O,,\n"
        .formatted(amount, tokens, item);
  }

  @Test
  void aLedgerOfARunningGatewayAgreesWithAnInvoiceOfItsCalls() throws Exception {
    Path ledger = ledger(3, "", 3);
    Path invoice = invoice("0.000375", 300, "0.0003", 30);
    Shell shell = Shell.run("bill", ledger, "--against", invoice);
    assertThat(shell.status()).as(shell.words()).isEqualTo(Exit.DONE);
    assertThat(shell.words())
        .contains("The ledger against the invoice, days in UTC")
        .contains("matched by alias: gpt-5 = gpt-5-2025-08-07")
        .contains("Apart by 0 % of the invoice's cost, tolerance 0.5 %")
        .contains("the ledger's first call was on 2026-11-20 at 10:00 UTC")
        .doesNotContain("Days that differ");
    Shell csv = Shell.run("bill", ledger, "--csv", "--against", invoice);
    assertThat(csv.out())
        .contains("day,openai,gpt-5,2026-11-20,all,matched,yes,USD,330,330,0.000675,0.000675,0,0,,")
        .contains("day,openai,gpt-5,2026-11-20,output,matched,yes,USD,30,30,,0.0003,,,,")
        .contains("total,,,,all,,yes,USD,330,330,0.000675,0.000675,0,0,,");
    assertThat(Shell.run("bill", ledger, "--json", "--against", invoice).out())
        .contains("\"isBeyond\" : false")
        .contains("\"ledgerCost\" : 0.000675");
  }

  @Test
  void aDifferenceBeyondTheToleranceEndsWithStatusSeven() throws Exception {
    Path ledger = ledger(3, "", 3);
    Path invoice = invoice("0.0005", 400, "0.0004", 40);
    Shell shell = Shell.run("bill", ledger, "--against", invoice);
    assertThat(shell.status()).isEqualTo(Exit.DIFFERS);
    assertThat(shell.words())
        .contains("Apart by 25 % of the invoice's cost")
        .contains("Days that differ")
        .contains("the invoice has other tokens");
    assertThat(Shell.run("bill", ledger, "--tolerance", "25", "--against", invoice).status())
        .isEqualTo(Exit.DONE);
    assertThat(Shell.run("bill", ledger, "--traffic", "--against", invoice).status())
        .isEqualTo(Exit.USAGE);
    assertThat(Shell.run("bill", ledger, "--tolerance", "-1", "--against", invoice).status())
        .isEqualTo(Exit.USAGE);
  }

  @Test
  void whatAttemptsAndCopiesCostIsInTheBill() throws Exception {
    Path ledger =
        ledger(
            1,
            "attempts: 3\n    resend: true",
            3,
            Answer.reset(),
            Answer.says("at last").using(100, 10));
    BigDecimal paid = BigDecimal.ZERO;
    for (String line : lines(ledger)) {
      Matcher usd = USD.matcher(line);
      if (line.contains("\"row\":\"attempt\"") && usd.find()) {
        paid = paid.add(new BigDecimal(usd.group(1)));
      }
    }
    Shell shell = Shell.run("bill", ledger, "--csv");
    assertThat(shell.status()).as(shell.words()).isEqualTo(Exit.DONE);
    // Both attempts go under the key of their call.
    assertThat(shell.out())
        .contains("provider,openai,,,USD," + paid.toPlainString() + ",1")
        .contains("project,team,,,USD," + paid.toPlainString() + ",1");
    assertThat(Shell.run("bill", ledger).words()).contains("has tokens that the gateway estimated");
  }
}
