package dev.yourbrief.server.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WithoutAccountsTest {

  private static final Map<String, String> ADA =
      Map.of("name", "Ada", "email", "", "password", Site.PASSWORD, "again", Site.PASSWORD);

  @TempDir private Path folder = Path.of("");

  @Test
  void whoSitsAtThisMachineMayEverything() throws Exception {
    try (Site site = Site.open(folder)) {
      assertThat(site.visitor().get("/audit").status()).isEqualTo(200);
      assertThat(site.visitor().get("/people").html().select("h1").text())
          .isEqualTo("The first account");
      assertThat(site.visitor().get("/sign-in").header("location")).isEqualTo("/");
    }
  }

  @Test
  void whatOneIsCalledIsKeptInTheBrowser() throws Exception {
    try (Site site = Site.open(folder)) {
      Visitor visitor = site.visitor();
      assertThat(visitor.get("/me").html().select("h1").text()).isEqualTo("You");
      String name = "Zoë <b>\"Ada\"</b>";
      assertThat(visitor.fill("/me", "/me/name", Map.of("name", name)).status()).isEqualTo(303);
      Visitor.Page page = visitor.get("/me");
      assertThat(page.html().select("h1").text()).isEqualTo(name);
      assertThat(page.text()).doesNotContain("<b>");
      visitor.cookie(Cookies.NAME, "%E2%80%AEevil");
      assertThat(visitor.get("/me").html().select("h1").text()).isEqualTo("You");
    }
  }

  @Test
  void anotherNameThatPointsHereIsRefusedAndSoIsAProxy() throws Exception {
    try (Site site = Site.open(folder)) {
      assertThat(site.raw("GET /audit HTTP/1.1", "Host: evil.example:80")).contains(" 421 ");
      assertThat(site.raw("GET /audit HTTP/1.1", "Host: localhost.evil.example")).contains(" 421 ");
      assertThat(site.raw("GET /audit HTTP/1.1", "Host: localhost:1")).contains(" 200 ");
      assertThat(site.raw("GET /audit HTTP/1.1", "Host: localhost", "X-Forwarded-For: 192.0.2.1"))
          .contains(" 421 ");
    }
  }

  @Test
  void aFormFromElsewhereIsRefused() throws Exception {
    try (Site site = Site.open(folder)) {
      assertThat(site.visitor().post("/people/first", ADA).status()).isEqualTo(403);
      for (String origin : new String[] {"https://evil.example", "null", "http://127.0.0.1:1"}) {
        assertThat(
                site.visitor()
                    .header("origin", origin)
                    .fill("/people", "/people/first", ADA)
                    .status())
            .as(origin)
            .isEqualTo(403);
      }
      assertThat(
              site.visitor()
                  .header("sec-fetch-site", "cross-site")
                  .fill("/people", "/people/first", ADA)
                  .status())
          .isEqualTo(403);
      assertThat(site.accounts().people().any()).isFalse();
      assertThat(
              site.visitor()
                  .header("origin", "http://" + site.host())
                  .fill("/people", "/people/first", ADA)
                  .status())
          .isEqualTo(303);
    }
  }

  @Test
  void theFirstAccountIsAnAdminsSignsInAtOnceAndShutsTheDoor() throws Exception {
    try (Site site = Site.open(folder)) {
      Visitor other = site.visitor();
      Visitor ada = site.visitor();
      assertThat(other.get("/people").status()).isEqualTo(200);
      Visitor.Page made = ada.fill("/people", "/people/first", ADA);
      assertThat(made.header("location")).isEqualTo("/people?said=added");
      assertThat(ada.get("/people").html().select(".person").text()).isEqualTo("Ada you admin");
      assertThat(other.get("/people").header("location")).isEqualTo("/sign-in?to=%2Fpeople");
    }
  }

  @Test
  void aWeakFirstPasswordMakesNoAccountAndWhatWasTypedStays() throws Exception {
    try (Site site = Site.open(folder)) {
      Visitor.Page page =
          site.visitor()
              .fill(
                  "/people",
                  "/people/first",
                  Map.of("name", "Ada", "email", "a@b.c", "password", "short", "again", "short"));
      assertThat(page.status()).isEqualTo(422);
      assertThat(page.html().select(".message").text()).contains("too short", "12 characters");
      assertThat(page.html().select("#name").val()).isEqualTo("Ada");
      assertThat(page.text()).doesNotContain("value=\"short\"");
      assertThat(
              site.visitor()
                  .fill(
                      "/people",
                      "/people/first",
                      Map.of("name", "Ada", "password", Site.PASSWORD, "again", "something else"))
                  .html()
                  .select(".message")
                  .text())
          .contains("not the same");
      assertThat(site.accounts().people().any()).isFalse();
    }
  }

  @Test
  void withoutAccountsItListensForThisMachineAlone() throws Exception {
    for (String yaml :
        new String[] {
          "listen: 0.0.0.0:0",
          "listen: '[::]:0'",
          "listen: 127.0.0.1:0\naddress: https://decisions.example.com"
        }) {
      assertThatThrownBy(() -> new Site(folder, yaml, ""))
          .as(yaml)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("there are no accounts")
          .hasMessageContaining("yourbrief people add NAME --role admin");
    }
    try (Site site = new Site(folder, "listen: 0.0.0.0:0", "Ada")) {
      assertThat(site.visitor().get("/people").status()).isEqualTo(303);
    }
  }
}
