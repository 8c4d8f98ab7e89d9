package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a user sees when what they gave is wrong: what, where, what to do, and nothing good lost.
 */
class BadInputTest {

  private static final String HEADER =
      "usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,list_price_usd,cost_type,inference_geo,speed\n";

  @TempDir Path temp;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(temp.resolve(name), text);
  }

  private Path good() throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    for (int day = 1; day <= 28; day++) {
      text.append(
          "2026-10-%02d,Claude Haiku 4.5,Default,k,message,≤ 200k,output,10.00,10.00,token,global,\n"
              .formatted(day));
    }
    return file("good.csv", text.toString());
  }

  private Path decision(String yaml) throws IOException {
    Path folder = Files.createDirectories(temp.resolve("decision"));
    Files.writeString(
        folder.resolve("decision.yaml"),
        "playbook: ai-build-or-wrap\ntitle: A test\nasOf: 2026-11-23\n" + yaml);
    return folder;
  }

  @Test
  void aMissingFileIsNamedAndTheOthersAreRead() throws IOException {
    Shell shell = Shell.run("bill", good(), temp.resolve("gone.csv"));
    assertThat(shell.status()).isEqualTo(Exit.PARTLY);
    assertThat(shell.words()).contains("gone.csv").contains("280.00");
  }

  @Test
  void onlyAMissingFileIsAnInputError() {
    Shell shell = Shell.run("bill", temp.resolve("gone.csv"));
    assertThat(shell.status()).isEqualTo(Exit.INPUT);
    assertThat(shell.words()).contains("gone.csv");
  }

  @Test
  void anEmptyExportIsNoError() throws IOException {
    Shell shell =
        Shell.run(
            "bill", good(), file("empty.csv", "start_time,end_time,start_time_iso,end_time_iso\n"));
    assertThat(shell.words()).contains("280.00").contains("empty.csv");
    assertThat(shell.status()).as(shell.words()).isEqualTo(Exit.DONE);
  }

  @Test
  void aMalformedRowIsShownWithItsLineAndTheOthersCount() throws IOException {
    Path bad =
        file(
            "bad.csv",
            HEADER
                + "2026-10-01,Claude Haiku 4.5,Default,k,message,≤"
                + " 200k,output,5.00,5.00,token,global,\n"
                + "2026-10-02,Claude Haiku 4.5,Default,k,message,≤"
                + " 200k,output,five,5.00,token,global,\n"
                + "2026-10-03,Claude Haiku 4.5,Default,k,message,≤"
                + " 200k,output,7.00,7.00,token,global,\n");
    Shell shell = Shell.run("bill", bad);
    assertThat(shell.status()).isEqualTo(Exit.PARTLY);
    assertThat(shell.words()).contains("bad.csv:3").contains("five").contains("12.00");
  }

  @Test
  void aFileOfNoKnownFormatSaysWhichColumnsItHas() throws IOException {
    Shell shell = Shell.run("bill", good(), file("odd.csv", "jour,montant\n2026-10-01,4\n"));
    assertThat(shell.status()).isEqualTo(Exit.PARTLY);
    assertThat(shell.words())
        .contains("odd.csv")
        .contains("jour")
        .contains("mapping")
        .contains("280.00");
  }

  @Test
  void aMappingThatNamesAColumnTheFileDoesNotHaveIsToldWhichItHas() throws IOException {
    Path csv = file("own.csv", "day,amount\n2026-10-01,4\n");
    file("own.csv.mapping.yaml", "currency: USD\nprovider: P\ncolumns: {day: day, cost: amont}\n");
    Shell shell = Shell.run("bill", good(), csv);
    assertThat(shell.status()).isEqualTo(Exit.PARTLY);
    assertThat(shell.words())
        .contains("own.csv")
        .contains("columns it does not have: amont")
        .contains("Did you mean 'amount' for 'amont'?")
        .contains("280.00");
  }

  @Test
  void tokensWithoutACostAreUnknownAndNotFree() throws IOException {
    Path bills = Files.createDirectories(temp.resolve("decision/bills"));
    Path source = Shell.example("support-assistant").resolve("bills");
    for (String name :
        new String[] {
          "openai_completions_usage_2026-08-24_2026-10-22.csv",
          "openai_completions_usage_2026-10-10_2026-11-21.csv",
          "claude_api_cost_2026-08-24_to_2026-11-21.csv",
          "claude_api_tokens_2026-08-24_to_2026-11-21.csv"
        }) {
      Files.copy(source.resolve(name), bills.resolve(name));
    }
    Path decision = decision("bills: bills\nanswers:\n  moat: \"no\"\n");
    assertThat(Shell.run("bill", bills).words())
        .contains("openai no cost given")
        .contains("The tokens of openai are here, but not what they cost");
    Shell brief = Shell.run("brief", decision);
    assertThat(brief.status()).as(brief.words()).isEqualTo(Exit.DONE);
    assertThat(brief.words()).contains("? Unproven Economics").contains("Crossover: not known yet");
    assertThat(Shell.run("check", decision).words())
        .contains("waits for: What every provider in the bill costs");
  }

  @Test
  void aDateThatCanBeReadTwoWaysIsNotGuessed() throws IOException {
    Path csv = file("own.csv", "day,amount\n01/09/2026,4\n13/09/2026,5\n");
    file("own.csv.mapping.yaml", "currency: USD\nprovider: P\ncolumns: {day: day, cost: amount}\n");
    Shell shell = Shell.run("bill", good(), csv);
    assertThat(shell.status()).isEqualTo(Exit.PARTLY);
    assertThat(shell.words())
        .contains("own.csv:2")
        .contains("day first or month first")
        .contains("dateFormat: dd/MM/yyyy")
        .contains("280.00");
  }

  @Test
  void coverageCountsTheDaysThatThereAreLinesOf() throws IOException {
    Path csv = file("own.csv", "day,amount\n2026-10-01,4\n2026-10-11,5\n2026-10-21,6\n");
    file("own.csv.mapping.yaml", "currency: USD\nprovider: P\ncolumns: {day: day, cost: amount}\n");
    assertThat(Shell.run("bill", csv).words()).contains("3 of 90 days have data");
  }

  @Test
  void theRunRateIsTheMeanAnyoneCanRecompute() throws IOException {
    // 28 days of 10.00 each, as a month of 365/12 days.
    assertThat(Shell.run("bill", good()).words()).contains("1× 304.17 USD");
  }

  @Test
  void creditsAndNegativeRowsAreShownApartFromUsage() {
    Shell shell = Shell.run("bill", Shell.example("support-assistant").resolve("bills"));
    assertThat(shell.status()).isEqualTo(Exit.DONE);
    assertThat(shell.words()).contains("credit -210.00").contains("tax 253.17");
  }

  @Test
  void mixedCurrenciesAreNotAddedWithoutADatedRate() throws IOException {
    String focus =
        "BilledCost,EffectiveCost,BillingCurrency,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,ProviderName,ServiceName\n";
    Path mixed =
        file(
            "mixed.csv",
            focus
                + "10,10,USD,Usage,2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,A,S\n"
                + "10,10,EUR,Usage,2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,A,S\n");
    Shell shell = Shell.run("bill", mixed, "--currency", "USD");
    assertThat(shell.words())
        .contains("usage, in its own currency 10.00 10.00 EUR")
        .contains("rate");
    Shell converted =
        Shell.run("bill", mixed, "--currency", "USD", "--rate", "EUR/USD=1.10@2026-10-01");
    assertThat(converted.words()).contains("21.00");
    Shell wrong = Shell.run("bill", mixed, "--rate", "EUR=1.1");
    assertThat(wrong.status()).isEqualTo(Exit.INPUT);
    assertThat(wrong.words()).contains("EUR/USD=1.08@2026-11-20");
  }

  @Test
  void binaryRubbishIsRefusedWithoutLosingTheRest() throws IOException {
    byte[] rubbish = new byte[200_000];
    new Random(7).nextBytes(rubbish);
    Files.write(temp.resolve("rubbish.csv"), rubbish);
    Shell shell = Shell.run("bill", good(), temp.resolve("rubbish.csv"));
    assertThat(shell.status()).isEqualTo(Exit.PARTLY);
    assertThat(shell.words()).contains("rubbish.csv").contains("280.00");
  }

  @Test
  void aMisspeltKeyOfADecisionIsToldTheNearestOne() throws IOException {
    Shell shell = Shell.run("brief", decision("answers:\n  moot: yes\n"));
    assertThat(shell.status()).isEqualTo(Exit.INPUT);
    assertThat(shell.words()).contains("decision.yaml:5:3").contains("Did you mean 'moat'?");
    assertThat(temp.resolve("decision/out")).doesNotExist();
  }

  @Test
  void aWrongUnitIsToldTheRightOne() throws IOException {
    Shell shell = Shell.run("brief", decision("answers:\n  loadedCost: 20k USD/month\n"));
    assertThat(shell.status()).isEqualTo(Exit.INPUT);
    assertThat(shell.words()).contains("decision.yaml:5:15").contains("USD/person-month");
  }

  @Test
  void contradictoryAnswersAreNamed() throws IOException {
    Shell shell =
        Shell.run("check", decision("answers:\n  trialRun: no\n  capabilityGap: 2 to 4\n"));
    assertThat(shell.status()).isEqualTo(Exit.INPUT);
    assertThat(shell.words())
        .contains("decision.yaml:6")
        .contains("trialRun says that none was run");
  }

  @Test
  void anIntervalWrittenHighToLowIsTurnedRound() throws IOException {
    Shell shell = Shell.run("check", decision("answers:\n  mlPeople: 3 to 1\n"));
    assertThat(shell.status()).isEqualTo(Exit.INPUT);
    assertThat(shell.words()).contains("high to low").contains("write '1 to 3'");
  }

  @Test
  void brokenYamlIsShownWithACaret() throws IOException {
    Shell shell = Shell.run("check", decision("answers: {moat: \"yes\n"));
    assertThat(shell.status()).isEqualTo(Exit.INPUT);
    assertThat(shell.err()).contains("decision.yaml:").contains("not YAML");
  }

  @Test
  void aYamlBombIsRefused() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("bomb"));
    Files.writeString(
        folder.resolve("decision.yaml"),
        "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nplaybook: ai-build-or-wrap\ntitle: [*b, *b]\n");
    Shell shell = Shell.run("check", folder);
    assertThat(shell.status()).isEqualTo(Exit.INPUT);
  }

  @Test
  void aFolderWithoutADecisionSaysHowToMakeOne() {
    Shell shell = Shell.run("brief", temp);
    assertThat(shell.status()).isEqualTo(Exit.INPUT);
    assertThat(shell.words()).contains("yourbrief new");
  }

  @Test
  void somethingThatIsNoBriefIsNotVerified() throws IOException {
    assertThat(Shell.run("verify", file("brief.json", "{\"no\": \"brief\"}")).status())
        .isEqualTo(Exit.INPUT);
    assertThat(Shell.run("verify", temp.resolve("gone.json")).status()).isEqualTo(Exit.INPUT);
    Files.write(temp.resolve("latin.json"), "é".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(Shell.run("verify", temp.resolve("latin.json")).status()).isEqualTo(Exit.INPUT);
  }

  @Test
  void aWrongCommandLineSaysHowItIsWritten() {
    assertThat(Shell.run("breif").status()).isEqualTo(Exit.USAGE);
    assertThat(Shell.run("bill").status()).isEqualTo(Exit.USAGE);
    assertThat(Shell.run("--help").status()).isEqualTo(Exit.DONE);
  }

  @Test
  void namesThatASpreadsheetWouldRunAreKeptFromIt() {
    assertThat(BillCsv.safe("=HYPERLINK(\"x\")")).startsWith("'=");
    assertThat(BillCsv.safe("gpt-6-sol")).isEqualTo("gpt-6-sol");
  }
}
