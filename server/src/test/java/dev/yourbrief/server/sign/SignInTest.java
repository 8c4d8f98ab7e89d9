package dev.yourbrief.server.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.register.people.Person;
import dev.yourbrief.register.people.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // Opened before each test.
final class SignInTest {

  private static final Map<String, String> ADA = Map.of("name", "Ada", "password", Site.PASSWORD);
  private static final Map<String, String> WRONG = Map.of("name", "Ada", "password", "no no no no no");

  @TempDir private Path folder;
  private Site site;

  @BeforeEach
  void open() throws Exception {
    site = new Site(folder, "listen: 127.0.0.1:0", "Ada");
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void whoIsNotSignedInIsSentThereAndThenWhereTheyWanted() throws Exception {
    Visitor ada = site.visitor();
    assertThat(ada.get("/audit?before=x").header("location"))
        .isEqualTo("/sign-in?to=%2Faudit%3Fbefore%3Dx");
    Visitor.Page in = ada.fill("/sign-in?to=%2Faudit%3Fbefore%3Dx", "/sign-in", ADA);
    assertThat(in.status()).isEqualTo(303);
    assertThat(in.header("location")).isEqualTo("/audit?before=x");
    assertThat(ada.get("/audit").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\/evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "evil.example",
        "/a\r\nset-cookie: x=y",
        "/sign-out",
        ""
      })
  void nobodyIsSentToAnotherSite(String wanted) throws Exception {
    Visitor ada = site.visitor();
    Visitor.Page in =
        ada.post(
            "/sign-in", Map.of("name", "Ada", "password", Site.PASSWORD, "to", wanted));
    assertThat(in.header("location")).isEqualTo("/");
    assertThat(
            ada.get("/sign-in?to=" + java.net.URLEncoder.encode(wanted, java.nio.charset.StandardCharsets.UTF_8))
                .header("location"))
        .isEqualTo("/");
  }

  @Test
  void theSessionsCookieIsForTheServerAlone() throws Exception {
    Visitor.Page in = site.visitor().post("/sign-in", ADA);
    assertThat(in.cookies()).hasSize(1);
    assertThat(in.cookies().getFirst())
        .startsWith("yourbrief=")
        .contains("HTTPOnly", "SameSite=Lax", "Path=/", "Max-Age=604800")
        .doesNotContain("Secure", "Domain");
  }

  @Test
  void behindHttpsTheCookieIsSecureAndOfThisHostAlone() throws Exception {
    site.close();
    site =
        new Site(
            folder.resolve("."),
            "listen: 127.0.0.1:0\naddress: https://decisions.example.com",
            "");
    Visitor ada = site.visitor();
    Visitor.Page in = ada.post("/sign-in", ADA);
    assertThat(in.cookies().getFirst())
        .startsWith("__Host-yourbrief=")
        .contains("Secure", "HTTPOnly", "SameSite=Lax", "Path=/");
    assertThat(ada.get("/audit").status()).isEqualTo(200);
    // Behind a proxy that gives us a name of its own, forms of our address are ours.
    assertThat(
            site.visitor()
                .header("origin", "https://decisions.example.com")
                .post("/sign-in", ADA)
                .status())
        .isEqualTo(303);
    assertThat(
            site.visitor().header("origin", "https://evil.example").post("/sign-in", ADA).status())
        .isEqualTo(403);
  }

  @Test
  void aSessionThatSomebodyElseChoseIsNotTaken() throws Exception {
    Visitor victim = site.visitor().cookie("yourbrief", "chosen-by-somebody-else");
    victim.post("/sign-in", ADA);
    assertThat(victim.cookie("yourbrief")).isNotEqualTo("chosen-by-somebody-else").hasSize(43);
    assertThat(
            site.visitor().cookie("yourbrief", "chosen-by-somebody-else").get("/audit").status())
        .isEqualTo(303);
    // Signing in again makes another session, and ends the one before.
    String before = victim.cookie("yourbrief");
    String csrf = victim.get("/me").html().expectFirst("input[name=csrf]").val();
    victim.post("/sign-in", Map.of("name", "Ada", "password", Site.PASSWORD, "csrf", csrf));
    assertThat(victim.cookie("yourbrief")).isNotEqualTo(before);
    assertThat(site.visitor().cookie("yourbrief", before).get("/audit").status()).isEqualTo(303);
  }

  @Test
  void aWrongPasswordAndAnUnknownNameAreAnsweredAlike() throws Exception {
    Visitor.Page wrong = site.visitor().post("/sign-in", WRONG);
    Visitor.Page unknown =
        site.visitor().post("/sign-in", Map.of("name", "Bda", "password", "no no no no no"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(unknown.text()).isEqualTo(wrong.text().replace("\"Ada\"", "\"Bda\""));
    assertThat(unknown.headers().keySet()).isEqualTo(wrong.headers().keySet());
    assertThat(wrong.cookies()).isEmpty();
  }

  @Test
  void anUnknownNameTakesAsLongAsAWrongPassword() throws Exception {
    List<Long> known = new ArrayList<>();
    List<Long> unknown = new ArrayList<>();
    Visitor visitor = site.visitor();
    visitor.post("/sign-in", WRONG);
    for (int i = 0; i < 9; i++) {
      known.add(time(visitor, WRONG));
      unknown.add(time(visitor, Map.of("name", "Bda", "password", "no no no no no")));
    }
    // Without the work of a hash it would be a tenth of the time, or less.
    double ratio = (double) median(unknown) / median(known);
    assertThat(ratio).isBetween(0.4, 2.5);
  }

  private static long time(Visitor visitor, Map<String, String> form) throws Exception {
    long from = System.nanoTime();
    assertThat(visitor.post("/sign-in", form).status()).isEqualTo(422);
    return System.nanoTime() - from;
  }

  private static long median(List<Long> times) {
    Collections.sort(times);
    return times.get(times.size() / 2);
  }

  @Test
  void afterManyTriesOneHasToWaitAndIsToldHowLong() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(site.visitor().post("/sign-in", WRONG).status()).isEqualTo(422);
    }
    Visitor.Page later = site.visitor().post("/sign-in", ADA);
    assertThat(later.status()).isEqualTo(429);
    assertThat(later.header("retry-after")).isEqualTo("901");
    assertThat(later.html().select(".message").text())
        .isEqualTo("Too many tries. Wait 15 minutes, then try again.");
    site.pass(Duration.ofMinutes(15));
    assertThat(site.visitor().post("/sign-in", ADA).status()).isEqualTo(303);
  }

  @Test
  void anAddressThatTriesManyNamesHasToWait() throws Exception {
    for (int i = 0; i < AddressLimits.MOST; i++) {
      assertThat(
              site.visitor().post("/sign-in", Map.of("name", "n" + i, "password", "")).status())
          .isEqualTo(422);
    }
    assertThat(site.visitor().post("/sign-in", ADA).status()).isEqualTo(429);
  }

  @Test
  void signingOutEndsTheSessionEvenForWhoKeptTheCookie() throws Exception {
    Visitor ada = site.signedIn("Ada");
    String cookie = ada.cookie("yourbrief");
    assertThat(ada.post("/sign-out", Map.of()).status()).as("from elsewhere").isEqualTo(403);
    assertThat(ada.get("/me").status()).isEqualTo(200);
    Visitor.Page out = ada.fill("/me", "/sign-out", Map.of());
    assertThat(out.header("location")).isEqualTo("/sign-in?said=out");
    assertThat(out.cookies().getFirst()).contains("yourbrief=;", "Max-Age=0");
    assertThat(site.visitor().cookie("yourbrief", cookie).get("/me").status()).isEqualTo(303);
    assertThat(ada.get("/sign-in?said=out").html().select(".notice").text())
        .isEqualTo("You are signed out.");
  }

  @Test
  void theTokenOfFormsIsThatOfTheSession() throws Exception {
    Visitor one = site.signedIn("Ada");
    Visitor two = site.signedIn("Ada");
    String ones = one.get("/me").html().expectFirst("input[name=csrf]").val();
    assertThat(ones).isNotEqualTo(two.get("/me").html().expectFirst("input[name=csrf]").val());
    assertThat(one.cookie("yourbrief")).isNotEqualTo(ones);
    assertThat(two.post("/sign-out", Map.of("csrf", ones)).status()).isEqualTo(403);
    assertThat(one.post("/sign-out", Map.of("csrf", ones)).status()).isEqualTo(303);
  }

  @Test
  void aLinkSetsAPasswordOnceAndSignsIn() throws Exception {
    Person bob =
        site.accounts()
            .people()
            .add("Bob <i>", "", Role.VIEWER, dev.yourbrief.register.Actor.named("test"));
    String path = "/password/" + site.accounts().signIns().link(bob.id(), bob.actor());
    Visitor visitor = site.visitor();
    assertThat(visitor.get(path).html().select(".lede").text()).contains("Bob <i>");
    assertThat(visitor.get(path).header("referrer-policy")).isEqualTo("same-origin");
    Map<String, String> weak = Map.of("password", "short", "again", "short");
    assertThat(visitor.fill(path, path, weak).status()).isEqualTo(422);
    Map<String, String> good = Map.of("password", Site.PASSWORD, "again", Site.PASSWORD);
    assertThat(visitor.fill(path, path, good).header("location")).isEqualTo("/");
    assertThat(visitor.get("/me").status()).isEqualTo(200);
    assertThat(visitor.get(path).status()).isEqualTo(404);
    assertThat(visitor.get("/password/x").status()).isEqualTo(404);
  }
}
