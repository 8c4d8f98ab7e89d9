package dev.yourbrief.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.server.web.Visitor.Seen;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetyTest {

  private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

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

  private String example() {
    Seen brief = visitor.fill(visitor.get("/"), "/example", Map.of());
    String decision = brief.path().replaceFirst("/brief$", "");
    visitor.fill(visitor.get(decision + "/brief"), decision + "/versions", Map.of());
    return decision;
  }

  private static List<String> pages(String decision) {
    return List.of(
        "/",
        "/decisions/new",
        decision,
        decision + "/bills?read=yes",
        decision + "/questions/moat",
        decision + "/questions/economics",
        decision + "/questions/others",
        decision + "/crossover",
        decision + "/brief",
        decision + "/versions/1",
        decision + "/compare?from=1&to=draft",
        decision + "/figures/bill.spendPerMonth",
        "/no/such/page");
  }

  @Test
  void noPageHoldsAScriptOrAStyleAndThePolicyAllowsNone() {
    for (String path : pages(example())) {
      Seen page = visitor.get(path);
      assertThat(page.header("content-security-policy"))
          .as(path)
          .contains("default-src 'none'")
          .contains("script-src 'self'")
          .doesNotContain("unsafe");
      assertThat(page.page().select("script:not([src]), style, [style], [onclick], [onerror]"))
          .as(path)
          .isEmpty();
      assertThat(page.header("x-content-type-options")).isEqualTo("nosniff");
      assertThat(page.header("cache-control")).isEqualTo("no-store");
    }
  }

  @Test
  void everyPageHasALanguageATitleOneHeadingAndNoIdTwice() {
    for (String path : pages(example())) {
      var page = visitor.get(path).page();
      assertThat(page.title()).as(path).isNotBlank();
      assertThat(page.select("html").attr("lang")).as(path).isEqualTo("en");
      assertThat(page.select("h1").size()).as(path).isGreaterThanOrEqualTo(1);
      List<String> ids = page.select("[id]").eachAttr("id");
      assertThat(ids).as(path).doesNotHaveDuplicates();
    }
  }

  @Test
  void wordsOfPeopleMeanOnlyThemselves() {
    visitor.fill(visitor.get("/decisions/new"), "/decisions", Map.of("title", HOSTILE));
    String decision =
        "/decisions/" + visitor.register().decisions().list("", false).getFirst().id();
    visitor.bring(
        visitor.get(decision + "/bills"),
        decision + "/bills",
        Map.of("a<b>&.csv", "not,a,bill\n1,2,3\n".getBytes(StandardCharsets.UTF_8)));
    String moat = decision + "/questions/moat";
    visitor.fill(visitor.get(moat), moat, Map.of("moatSentence", HOSTILE));
    visitor.fill(
        visitor.get(decision),
        decision + "/predictions",
        Map.of("statement", HOSTILE, "probability", "50", "due", "2027-01-01"));
    visitor.fill(visitor.get(decision), decision + "/roles", Map.of("role.decider", HOSTILE));
    for (String path :
        List.of("/", decision, decision + "/bills?read=yes", moat, "/?search=" + "%3Cb%3E")) {
      var page = visitor.get(path).page();
      assertThat(page.select("img, script:not([src])")).as(path).isEmpty();
    }
    assertThat(visitor.get("/").words()).contains("<script>alert(1)</script>");
  }

  @Test
  void aFormWithoutWhatOurPagesKnowChangesNothing() {
    Seen refused =
        visitor.post(
            "/decisions",
            BodyPublishers.ofString("playbook=ai-build-or-wrap&title=Forged"),
            "content-type",
            "application/x-www-form-urlencoded");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(visitor.register().decisions().list("", false)).isEmpty();
  }

  @Test
  void aFormOfAnotherSiteIsRefusedEvenWithIt() {
    String csrf = visitor.get("/decisions/new").page().select("input[name=csrf]").attr("value");
    String form =
        Visitor.encoded(Map.of("playbook", "ai-build-or-wrap", "title", "Forged", "csrf", csrf));
    for (String[] headers :
        List.of(
            new String[] {"origin", "https://evil.example"},
            new String[] {"origin", "null"},
            new String[] {"sec-fetch-site", "cross-site"},
            new String[] {"sec-fetch-site", "same-site"})) {
      Seen refused =
          visitor.post(
              "/decisions",
              BodyPublishers.ofString(form),
              "content-type",
              "application/x-www-form-urlencoded",
              headers[0],
              headers[1]);
      assertThat(refused.status()).as(String.join(" ", headers)).isEqualTo(403);
    }
    assertThat(visitor.register().decisions().list("", false)).isEmpty();
  }

  @Test
  void aPageElsewhereCannotAskByANameThatPointsHere() throws Exception {
    int port = URI.create(visitor.address()).getPort();
    try (Socket socket = new Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              ("GET / HTTP/1.1\r\nHost: rebound.example:" + port + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 421").doesNotContain("Start a decision");
    }
  }

  @Test
  void aFileCannotLeaveItsFolderByItsName() throws Exception {
    String decision = example();
    byte[] bytes = "x".getBytes(StandardCharsets.UTF_8);
    visitor.bring(
        visitor.get(decision + "/bills"),
        decision + "/bills",
        Map.of(
            "../../escaped.csv",
            bytes,
            "..\\..\\also.csv",
            bytes,
            "/abs.csv",
            bytes,
            "CON",
            bytes));
    assertThat(
            visitor
                .register()
                .decisions()
                .state(decision.substring(11))
                .orElseThrow()
                .tree()
                .files()
                .keySet())
        .contains("bills/escaped.csv", "bills/also.csv", "bills/abs.csv", "bills/file-CON");
    try (Stream<Path> files = Files.walk(folder.resolve(".."), 2)) {
      assertThat(files.map(Path::getFileName).map(String::valueOf))
          .doesNotContain("escaped.csv", "also.csv");
    }
  }

  @Test
  void whatIsTooLargeIsRefusedBeforeItComes() throws Exception {
    int port = URI.create(visitor.address()).getPort();
    String csrf = visitor.get("/decisions/new").page().select("input[name=csrf]").attr("value");
    try (Socket socket = new Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              ("POST /decisions/x/bills HTTP/1.1\r\nHost: 127.0.0.1:"
                      + port
                      + "\r\nx-csrf: "
                      + csrf
                      + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length:"
                      + " 900000000000\r\n\r\n--b")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readNBytes(200), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void pathsThatAreNoneAreNotFound() {
    for (String path :
        List.of(
            "/decisions/..%2f..%2fetc",
            "/decisions/%00",
            "/shared/x",
            "/shared/..%2F/pdf",
            "/assets/..%2f..%2fregister.db",
            "/decisions/a/versions/1/exe",
            "/%ff%fe")) {
      assertThat(visitor.get(path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void aBrokenDecisionIsShownWithWhatIsWrongAndWhere() {
    String decision = example();
    visitor
        .register()
        .decisions()
        .change(
            decision.substring(11),
            dev.yourbrief.register.Actor.PROGRAM,
            "file.put",
            "",
            tree ->
                tree.with(
                    "decision.yaml",
                    visitor
                        .register()
                        .contents()
                        .put(
                            "playbook: ai-build-or-wrap\ntitle: T\nanswers:\n  moat: perhaps\n"
                                .getBytes(StandardCharsets.UTF_8))));
    Seen brief = visitor.get(decision + "/brief");
    assertThat(brief.status()).isEqualTo(422);
    assertThat(brief.words()).contains("decision.yaml:4").contains("'perhaps'");
    assertThat(visitor.get(decision).status()).isEqualTo(200);
    assertThat(visitor.get(decision + "/questions/moat").words()).contains("'perhaps'");
    assertThat(visitor.get(decision + "/versions/1").status()).isEqualTo(200);
  }
}
