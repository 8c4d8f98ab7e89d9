package dev.yourbrief.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.publish.Html;
import dev.yourbrief.publish.json.BriefJson;
import dev.yourbrief.server.web.Visitor.Seen;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowTest {

  @TempDir Path folder;
  private Visitor visitor;

  @BeforeEach
  void open() {
    visitor = Visitor.of(folder);
  }

  @AfterEach
  void close() {
    visitor.close();
  }

  /** A decision that somebody has just started, at its bills. */
  private Seen started(String title) {
    return visitor.fill(visitor.get("/decisions/new"), "/decisions", Map.of("title", title));
  }

  private String example() {
    Seen brief = visitor.fill(visitor.get("/"), "/example", Map.of());
    return brief.path().replaceFirst("/brief$", "");
  }

  @Test
  void aNewcomerGoesFromNothingToASignedOffBriefWithoutAScript() {
    assertThat(visitor.get("/").words()).contains("Start a decision");
    Seen bills = started("Should we train our own model?");
    String decision = "/decisions/should-we-train-our-own-model";
    assertThat(bills.path()).isEqualTo(decision + "/bills");
    assertThat(bills.words()).contains("No bill yet?");

    visitor.bring(bills, decision + "/bills", Visitor.bills());
    assertThat(visitor.get(decision + "/bills?read=yes").words())
        .contains("$8,800 to $9,100 a month")
        .contains("90 of 90 have data");

    Seen moat = visitor.get(decision + "/questions");
    assertThat(moat.path()).isEqualTo(decision + "/questions/moat");
    Seen economics = visitor.fill(moat, decision + "/questions/moat", Map.of("moat", "no"));
    assertThat(economics.path()).isEqualTo(decision + "/questions/economics");
    assertThat(economics.words()).contains("Moat Failed");
    Seen gap =
        visitor.fill(
            economics, decision + "/questions/economics", Map.of("mlPeople", "1 to 2 person"));
    assertThat(gap.path()).isEqualTo(decision + "/questions/gap");
    assertThat(visitor.get(decision + "/questions/economics").words())
        .contains("by You, 29 Nov 2026");

    assertThat(visitor.get(decision + "/crossover").words()).contains("Keep wrapping");
    Seen draft = visitor.get(decision + "/brief");
    assertThat(draft.words()).contains("Draft.").contains("Keep wrapping");

    Seen version = visitor.fill(draft, decision + "/versions", Map.of("note", "for the board"));
    assertThat(version.path()).isEqualTo(decision + "/versions/1");
    Seen signed =
        visitor.fill(
            visitor.get(decision),
            decision + "/versions/1/sign-off",
            Map.of("name", "Ada", "note", "agreed"));
    assertThat(signed.words()).contains("Ada 29 Nov 2026, 10:00 UTC");
    assertThat(visitor.get(decision + "/versions/1").words()).contains("Signed off by Ada");

    Seen pdf = visitor.get(decision + "/versions/1/pdf");
    assertThat(pdf.header("content-disposition")).isEqualTo("attachment; filename=\"brief-1.pdf\"");
    assertThat(pdf.text()).startsWith("%PDF-");
  }

  @Test
  void theBriefThatIsReadHereIsTheOneInTheFile() {
    String decision = example();
    visitor.fill(visitor.get(decision + "/brief"), decision + "/versions", Map.of());
    Seen hosted = visitor.get(decision + "/versions/1");
    String file =
        Html.of(BriefJson.read(visitor.get(decision + "/versions/1/json").text(), "brief.json"));
    assertThat(hosted.page().select("main").outerHtml())
        .isEqualTo(Jsoup.parse(file).select("main").outerHtml());
  }

  @Test
  void aVersionIsServedAsTheBytesItIsNamedBy() throws Exception {
    String decision = example();
    visitor.fill(visitor.get(decision + "/brief"), decision + "/versions", Map.of());
    byte[] json = visitor.get(decision + "/versions/1/json").http().body();
    String hash =
        java.util.HexFormat.of()
            .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(json));
    assertThat(visitor.get(decision).page().select("#versions code").attr("title")).isEqualTo(hash);
  }

  @Test
  void whatFitsIsKeptAndWhatDoesNotIsShownWithItsReason() {
    Seen bills = started("Half right");
    String questions = "/decisions/half-right/questions/economics";
    assertThat(bills.status()).isEqualTo(200);
    Seen again =
        visitor.fill(
            visitor.get(questions),
            questions,
            Map.of("mlPeople", "two", "horizon", "18 month", "maxUtilisation", "140 percent"));
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.page().select("#in-mlPeople").attr("value")).isEqualTo("two");
    assertThat(again.page().select("#q-mlPeople .message").text()).isNotEmpty();
    assertThat(again.page().select("#q-maxUtilisation .message").text()).contains("at most 100");
    assertThat(again.page().select("#q-horizon .message")).isEmpty();
    Seen kept = visitor.get(questions);
    assertThat(kept.page().select("#in-horizon").attr("value")).isEqualTo("18 month");
    assertThat(kept.page().select("#in-mlPeople").attr("value")).isEmpty();
  }

  @Test
  void answersOfTwoWhoAskedForThePageAtOnceAreBothKept() {
    Seen bills = started("Two at once");
    assertThat(bills.status()).isEqualTo(200);
    String screen = "/decisions/two-at-once/questions/economics";
    Seen hers = visitor.get(screen);
    Seen his = visitor.get(screen);
    visitor.fill(hers, screen, Map.of("horizon", "12 month"));
    visitor.fill(his, screen, Map.of("mlPeople", "3 person"));
    Seen kept = visitor.get(screen);
    assertThat(kept.page().select("#in-mlPeople").attr("value")).isEqualTo("3 person");
    assertThat(kept.page().select("#in-horizon").attr("value")).isEqualTo("12 month");
  }

  @Test
  void aSliderMovesTheCrossoverAndNothingIsKept() {
    String decision = example();
    Seen before = visitor.get(decision + "/crossover");
    String slider = before.first(".slider input", "name");
    Seen moved = visitor.get(decision + "/crossover/try?" + slider + "=-100");
    assertThat(moved.words() + moved.page().text()).contains("If it were so");
    assertThat(moved.page().select("output .meta").text()).startsWith("was ");
    assertThat(moved.page().select("svg").outerHtml())
        .isNotEqualTo(before.page().select("svg").outerHtml());
    assertThat(visitor.get(decision + "/crossover").page().select("svg").outerHtml())
        .isEqualTo(before.page().select("svg").outerHtml());
  }

  @Test
  void everyNumberLeadsToItsArithmetic() {
    String decision = example();
    List<String> links = new ArrayList<>();
    for (String page : List.of("/bills?read=yes", "/questions/economics", "/crossover")) {
      for (Element link : visitor.get(decision + page).page().select("a.figure")) {
        links.add(link.attr("href"));
      }
    }
    assertThat(links).hasSizeGreaterThan(5);
    links.stream()
        .distinct()
        .forEach(link -> assertThat(visitor.get(link).status()).as(link).isEqualTo(200));
    assertThat(visitor.get(decision + "/figures/bill.spendPerMonth").words())
        .contains("mean of the last 28 settled days");
  }

  @Test
  void twoVersionsAreComparedBarByBar() {
    String decision = example();
    visitor.fill(visitor.get(decision + "/brief"), decision + "/versions", Map.of());
    String moat = decision + "/questions/moat";
    visitor.fill(
        visitor.get(moat), moat, Map.of("moat", "yes", "moatSentence", "It answers in our words."));
    visitor.fill(visitor.get(decision + "/brief"), decision + "/versions", Map.of());
    Seen compared = visitor.get(decision + "/compare?from=1&to=2");
    assertThat(compared.words()).contains("Moat").contains("Cleared");
  }

  @Test
  void aSharedLinkShowsOneVersionUntilItIsTakenBack() {
    String decision = example();
    visitor.fill(visitor.get(decision + "/brief"), decision + "/versions", Map.of());
    Seen made = visitor.fill(visitor.get(decision), decision + "/shares", Map.of("version", "1"));
    String link = made.page().select("input.copy").attr("value");
    String path = link.substring(visitor.address().length());
    assertThat(path).matches("/shared/[A-Za-z0-9_-]{43}");
    Seen shared = visitor.get(path);
    assertThat(shared.words()).contains("Keep wrapping");
    assertThat(shared.header("referrer-policy")).isEqualTo("no-referrer");
    assertThat(shared.page().select("form")).isEmpty();
    assertThat(visitor.get(path + "/pdf").text()).startsWith("%PDF-");
    assertThat(visitor.get(decision).text()).doesNotContain(link);

    String revoke = visitor.get(decision).first("#shares form", "action");
    visitor.fill(visitor.get(decision), revoke, Map.of());
    assertThat(visitor.get(path).status()).isEqualTo(404);
    assertThat(visitor.get(path + "/pdf").status()).isEqualTo(404);
  }

  @Test
  void aVersionIsSignedOffByOnePersonOnce() {
    String decision = example();
    visitor.fill(visitor.get(decision + "/brief"), decision + "/versions", Map.of());
    String form = decision + "/versions/1/sign-off";
    Seen page = visitor.get(decision);
    assertThat(visitor.fill(page, form, Map.of("name", "Ada")).status()).isEqualTo(200);
    assertThat(visitor.fill(page, form, Map.of("name", "Ada")).status()).isEqualTo(200);
    Seen second = visitor.fill(page, form, Map.of("name", "Bob"));
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.words()).contains("signed off already, by Ada");
  }

  @Test
  void predictionsAreScoredWhenTheyAreDue() {
    String decision = example();
    String form = decision + "/predictions";
    visitor.fill(
        visitor.get(decision),
        form,
        Map.of("statement", "Under 12k", "probability", "80", "due", "2027-02-01"));
    String resolve = visitor.get(decision).first("#predictions .list form", "action");
    Seen scored =
        visitor.fill(
            visitor.get(decision), resolve, Map.of("cameTrue", "yes", "outcome", "It was 9k."));
    assertThat(scored.words()).contains("Brier score so far: 0.0400").contains("It came true.");
  }

  @Test
  void aFiredTriggerIsTakenToANamedPersonAndAnswered() {
    String decision = example();
    visitor.fill(visitor.get(decision + "/brief"), decision + "/versions", Map.of());
    String form = decision + "/escalations";
    Seen raised = visitor.fill(visitor.get(decision), form, Map.of("whom", "Grace"));
    assertThat(raised.words()).contains("to Grace, by You");
    String answer = raised.first("form[action^=\"" + form + "/\"]", "action");
    assertThat(visitor.fill(raised, answer, Map.of("answer", "Not this year.")).words())
        .contains("Answer: Not this year.");
  }

  @Test
  void theFilesAreHadAsTheFolderTheCommandReads() throws Exception {
    String decision = example();
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip =
        new ZipInputStream(
            new ByteArrayInputStream(visitor.get(decision + "/files.zip").http().body()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName().replaceFirst("^[^/]+/", ""));
        if (entry.getName().endsWith("decision.yaml")) {
          assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
              .contains("playbook: ai-build-or-wrap");
        }
      }
    }
    assertThat(names).contains("decision.yaml").hasSize(8);
  }

  @Test
  void whatIsPutAwayIsFoundInTheArchiveAndBySearch() {
    String decision = example();
    started("Another one");
    assertThat(visitor.get("/?search=another").words())
        .contains("Another one")
        .doesNotContain("support model");
    visitor.fill(visitor.get(decision), decision + "/archive", Map.of());
    assertThat(visitor.get("/").words()).doesNotContain("support model");
    assertThat(visitor.get("/?archived=yes").words()).contains("support model");
  }
}
