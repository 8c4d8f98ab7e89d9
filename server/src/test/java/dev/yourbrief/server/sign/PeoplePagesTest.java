package dev.yourbrief.server.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.register.people.Person;
import dev.yourbrief.register.people.Role;
import dev.yourbrief.server.http.Route;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // Opened before each test.
final class PeoplePagesTest {

  private static final String HOSTILE = "<script>alert(1)</script>\"'";

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
  void everyPageAsksForTheRoleItShould() throws Exception {
    Map<String, Optional<Role>> table = new HashMap<>();
    for (String open :
        List.of("GET /sign-in", "POST /sign-in", "GET /password/{secret}", "POST /password/{secret}")) {
      table.put(open, Optional.empty());
    }
    for (String own :
        List.of(
            "POST /sign-out",
            "GET /me",
            "POST /me/name",
            "POST /me/details",
            "POST /me/password",
            "POST /me/tokens",
            "POST /me/tokens/{id}/revoke",
            "POST /me/sign-out-elsewhere")) {
      table.put(own, Optional.of(Role.VIEWER));
    }
    for (String admins :
        List.of(
            "GET /people",
            "POST /people",
            "POST /people/first",
            "POST /people/{id}/details",
            "POST /people/{id}/role",
            "POST /people/{id}/link",
            "POST /people/{id}/deactivate",
            "POST /people/{id}/activate",
            "GET /audit")) {
      table.put(admins, Optional.of(Role.ADMIN));
    }
    List<Route> routes = Sign.of(site.register(), site.settings()).routes();
    Map<String, Optional<Role>> found = new HashMap<>();
    routes.forEach(route -> found.put(route.method() + " " + route.pattern(), route.needs()));
    assertThat(found).isEqualTo(table);
    Map<Role, Visitor> visitors = new HashMap<>();
    for (Role role : Role.values()) {
      site.add(role.word(), role);
      visitors.put(role, site.signedIn(role.word()));
    }
    for (Route route : routes) {
      if (route.needs().isPresent()) {
        String path = route.pattern().replaceAll("[{][a-z]+[}]", "x");
        Visitor.Page nobody = ask(site.visitor(), route, path);
        assertThat(nobody.header("location")).as(path).startsWith("/sign-in");
        for (Role role : Role.values()) {
          String text = ask(java.util.Objects.requireNonNull(visitors.get(role)), route, path).text();
          assertThat(text.contains("Your role is " + role.word()))
              .as(role + " " + route.method() + " " + path)
              .isEqualTo(!role.may(route.needs().get()));
        }
      }
    }
  }

  private static Visitor.Page ask(Visitor visitor, Route route, String path) throws Exception {
    return route.method().equals("GET") ? visitor.get(path) : visitor.post(path, Map.of());
  }

  @Test
  void anAdminAddsSomebodyAndHandsOverALink() throws Exception {
    Visitor ada = site.signedIn("Ada");
    Visitor.Page added =
        ada.fill("/people", "/people", Map.of("name", "Bob", "role", "editor", "email", ""));
    assertThat(added.status()).isEqualTo(200);
    String address = added.html().select(".once code").text();
    assertThat(address).startsWith("http://" + site.host() + "/password/");
    String path = address.substring(("http://" + site.host()).length());
    Visitor bob = site.visitor();
    bob.fill(path, path, Map.of("password", Site.PASSWORD, "again", Site.PASSWORD));
    assertThat(bob.get("/me").html().select("header .meta").text()).isEqualTo("editor");
    assertThat(ada.get("/people").text()).doesNotContain(path);
    assertThat(
            ada.fill("/people", "/people", Map.of("name", "bob", "role", "viewer")).html()
                .select(".message").text())
        .isEqualTo("There is a person called bob already.");
    assertThat(
            ada.fill(
                    "/people",
                    "/people",
                    Map.of("name", "Cy", "role", "viewer", "password", Site.PASSWORD))
                .header("location"))
        .isEqualTo("/people?said=added");
    assertThat(site.signedIn("Cy").get("/me").status()).isEqualTo(200);
  }

  @Test
  void anotherRoleAndDeactivationTakeHoldAtOnce() throws Exception {
    Person bob = site.add("Bob", Role.EDITOR);
    Visitor ada = site.signedIn("Ada");
    Visitor his = site.signedIn("Bob");
    String token = site.accounts().tokens().create(bob.id(), "build", Role.EDITOR, 30);
    ada.fill("/people", "/people/" + bob.id() + "/role", Map.of("role", "admin"));
    assertThat(his.get("/me").status()).isEqualTo(303);
    his = site.signedIn("Bob");
    assertThat(his.get("/people").status()).isEqualTo(200);
    ada.fill("/people", "/people/" + bob.id() + "/deactivate", Map.of());
    assertThat(his.get("/me").status()).isEqualTo(303);
    assertThat(bearer(token).get("/audit").status()).isEqualTo(303);
    assertThat(
            ada.fill(
                    "/people",
                    "/people/" + site.accounts().people().named("Ada").orElseThrow().id()
                        + "/deactivate",
                    Map.of())
                .html()
                .select(".message")
                .text())
        .contains("only admin left");
  }

  private Visitor bearer(String token) {
    return site.visitor().header("authorization", "Bearer " + token);
  }

  @Test
  void namesAreShownAsTheyAreTyped() throws Exception {
    Visitor ada = site.signedIn("Ada");
    ada.fill("/people", "/people", Map.of("name", HOSTILE, "role", "admin", "password", Site.PASSWORD));
    Visitor hostile = site.signedIn(HOSTILE);
    hostile.fill("/me", "/me/tokens", Map.of("name", HOSTILE, "role", "viewer", "days", "30"));
    for (String path : List.of("/people", "/me", "/audit")) {
      Visitor.Page page = hostile.get(path);
      assertThat(page.html().text()).as(path).contains(HOSTILE);
      assertThat(page.text()).as(path).doesNotContain("<script>alert");
      assertThat(page.header("content-security-policy")).doesNotContain("unsafe");
      // The policy forbids what would stand in the page itself.
      assertThat(page.html().select("[style], [onclick], style, script:not([src])")).isEmpty();
    }
    assertThat(hostile.get("/sign-in?to=%2F%22%3E%3Cscript%3E").text()).doesNotContain("<script>");
  }

  @Test
  void onesOwnPasswordIsChangedByWhoKnowsIt() throws Exception {
    Visitor here = site.signedIn("Ada");
    Visitor there = site.signedIn("Ada");
    Map<String, String> form = new HashMap<>();
    form.put("old", "not the old one");
    form.put("password", "a long new password");
    form.put("again", "a long new password");
    assertThat(here.fill("/me", "/me/password", form).html().select(".message").text())
        .contains("not your present password");
    form.put("old", Site.PASSWORD);
    assertThat(here.fill("/me", "/me/password", form).header("location"))
        .isEqualTo("/me?said=password");
    assertThat(here.get("/me").status()).isEqualTo(200);
    assertThat(there.get("/me").status()).isEqualTo(303);
    assertThat(
            site.visitor()
                .post("/sign-in", Map.of("name", "Ada", "password", Site.PASSWORD))
                .status())
        .isEqualTo(422);
  }

  @Test
  void signingOutElsewhereLeavesThisBrowserIn() throws Exception {
    Visitor here = site.signedIn("Ada");
    Visitor there = site.signedIn("Ada");
    here.fill("/me", "/me/sign-out-elsewhere", Map.of());
    assertThat(here.get("/me").status()).isEqualTo(200);
    assertThat(there.get("/me").status()).isEqualTo(303);
  }

  @Test
  void aTokenIsShownOnceAndCannotMakeItselfMore() throws Exception {
    Visitor ada = site.signedIn("Ada");
    Visitor.Page made =
        ada.fill("/me", "/me/tokens", Map.of("name", "build", "role", "admin", "days", "30"));
    String token = made.html().expectFirst(".once p + p code").text();
    assertThat(token).startsWith("yb_");
    assertThat(ada.get("/me").text()).doesNotContain(token);
    assertThat(bearer(token).get("/audit").status()).isEqualTo(200);
    assertThat(bearer(token).get("/me").status()).isEqualTo(403);
    assertThat(
            bearer(token)
                .post("/people", Map.of("name", "Eve", "role", "admin", "password", Site.PASSWORD))
                .status())
        .isEqualTo(403);
    // A wrong token is not made good by a cookie.
    assertThat(ada.header("authorization", "Bearer yb_wrong").get("/audit").status())
        .isEqualTo(303);
    Visitor again = site.signedIn("Ada");
    String id =
        site.accounts()
            .tokens()
            .list(site.accounts().people().named("Ada").orElseThrow().id())
            .getFirst()
            .id();
    again.fill("/me", "/me/tokens/" + id + "/revoke", Map.of());
    assertThat(bearer(token).get("/audit").status()).isEqualTo(303);
  }

  @Test
  void theRecordSaysWhoDidWhatPageByPage() throws Exception {
    Visitor ada = site.signedIn("Ada");
    Person bob = site.add("Bob", Role.VIEWER);
    for (int i = 0; i < 120; i++) {
      site.accounts().people().rename(bob.id(), "Bob " + i, bob.actor());
    }
    Visitor.Page first = ada.get("/audit");
    assertThat(first.html().select("tbody tr")).hasSize(100);
    String older = first.html().expectFirst("a.button").attr("href");
    assertThat(ada.get(older).html().select("tbody tr").size()).isBetween(20, 40);
    assertThat(ada.get("/audit?before=x%27%20OR%201=1").status()).isEqualTo(200);
  }
}
