package dev.yourbrief.acceptance.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.people.People;
import dev.yourbrief.register.people.Person;
import dev.yourbrief.register.people.Role;
import dev.yourbrief.register.settings.Settings;
import dev.yourbrief.register.settings.SettingsReader;
import dev.yourbrief.server.Server;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody signs in with an account at a certified OpenID provider, which also tells lies. */
@SuppressWarnings("NullAway.Init") // Opened before each test.
final class OpenIdTest {

  private static OpenIdProvider provider;

  @TempDir private Path folder;
  private Register register;
  private Server server;
  private Person local;

  @BeforeAll
  static void start() throws Exception {
    provider = new OpenIdProvider();
  }

  @AfterAll
  static void stop() {
    if (provider != null) {
      provider.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    provider.lie("none");
    Files.writeString(
        folder.resolve(Settings.FILE),
        """
        listen: 127.0.0.1:0
        sign_in:
          name: Example
          issuer: %s
          client: yourbrief
          secret: {env: CLIENT_SECRET}
          role: editor
          domains: [Example.com]
        """
            .formatted(provider.issuer()));
    Settings settings = SettingsReader.read(folder, Map.of("CLIENT_SECRET", OpenIdProvider.SECRET));
    register = Register.open(settings.database(), Clock.systemUTC(), ZoneOffset.UTC);
    local = people().addFirst("Ada", "ada@example.com");
    server = Server.start(register, settings);
  }

  @AfterEach
  void close() {
    server.close();
    register.close();
  }

  private People people() {
    return register.accounts().people();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.port() + path;
  }

  @Test
  void theFirstTimeMakesAnAccountAndLaterTimesFindIt() throws Exception {
    try (Walker ada = new Walker("ada")) {
      assertThat(ada.walk(url("/me")).text()).contains("Sign in with Example");
      Walker.End end = ada.walk(url("/sign-in/elsewhere?to=%2Fme"));
      assertThat(end.at()).isEqualTo(URI.create(url("/me")));
      assertThat(end.status()).isEqualTo(200);
      assertThat(end.text()).contains("<h1>Ada 2</h1>", "editor");
      assertThat(ada.hasCookie("yourbrief_going")).isFalse();
    }
    // The name and the address were somebody's already, who is another person here.
    assertThat(people().find(local.id())).contains(local);
    Person made = people().named("Ada 2").orElseThrow();
    assertThat(made.email()).isEqualTo("ada@example.com");
    assertThat(made.role()).isEqualTo(Role.EDITOR);
    assertThat(made.subject()).contains(provider.issuer() + " ada");
    people().rename(made.id(), "Countess", made.actor());
    try (Walker again = new Walker("ada")) {
      assertThat(again.walk(url("/sign-in/elsewhere?to=%2Fme")).text())
          .contains("<h1>Countess</h1>");
    }
    assertThat(people().list()).hasSize(2);
  }

  @Test
  void whoWasDeactivatedStaysOut() throws Exception {
    try (Walker ada = new Walker("ada")) {
      ada.walk(url("/sign-in/elsewhere"));
      Person made = people().named("Ada 2").orElseThrow();
      people().deactivate(made.id(), Actor.named("test"));
      assertThat(ada.walk(url("/me")).at().getPath()).isEqualTo("/sign-in");
      Walker.End end = ada.walk(url("/sign-in/elsewhere"));
      assertThat(end.status()).isEqualTo(403);
      assertThat(end.text()).contains("deactivated");
      assertThat(ada.walk(url("/me")).at().getPath()).isEqualTo("/sign-in");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "eve, does not vouch for your e-mail address",
    "mal, not of a domain that is let in",
    "nobody, does not vouch for your e-mail address"
  })
  void whoIsOfNoDomainThatIsLetInStaysOut(String login, String why) throws Exception {
    try (Walker walker = new Walker(login)) {
      Walker.End end = walker.walk(url("/sign-in/elsewhere"));
      assertThat(end.status()).isEqualTo(403);
      assertThat(end.text()).contains(why);
      assertThat(walker.hasCookie("yourbrief")).isFalse();
    }
    assertThat(people().list()).containsExactly(local);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "signature",
        "key",
        "unsigned",
        "secret",
        "nonce",
        "audience",
        "issuer",
        "expiry",
        "person"
      })
  void whatTheProviderCannotHaveSaidIsNotBelieved(String lie) throws Exception {
    provider.lie(lie);
    try (Walker ada = new Walker("ada")) {
      Walker.End end = ada.walk(url("/sign-in/elsewhere"));
      assertThat(end.status()).isEqualTo(403);
      assertThat(end.at().getPath()).isEqualTo("/sign-in/back");
      assertThat(ada.hasCookie("yourbrief")).isFalse();
    }
    assertThat(people().list()).containsExactly(local);
  }

  @Test
  void whatIsSignedAnewWithoutALieIsBelieved() throws Exception {
    provider.lie("true");
    try (Walker ada = new Walker("ada")) {
      assertThat(ada.walk(url("/sign-in/elsewhere?to=%2Fme")).status()).isEqualTo(200);
    }
  }

  @Test
  void anAnswerIsTakenFromTheBrowserThatAskedAndOnce() throws Exception {
    try (Walker ada = new Walker("ada");
        Walker victim = new Walker("ada")) {
      URI answer =
          ada.walk(url("/sign-in/elsewhere"), uri -> uri.getPath().equals("/sign-in/back")).at();
      Walker.End without = victim.walk(answer.toString());
      assertThat(without.status()).isEqualTo(422);
      // Who is on the way themselves does not take up the answer to somebody else's question.
      victim.walk(url("/sign-in/elsewhere"), uri -> uri.getPath().equals("/sign-in/back"));
      Walker.End other = victim.walk(answer.toString());
      assertThat(other.status()).isEqualTo(403);
      assertThat(other.text()).contains("belongs to another sign-in");
      assertThat(victim.hasCookie("yourbrief")).isFalse();
      assertThat(people().list()).containsExactly(local);
    }
    try (Walker ada = new Walker("ada")) {
      URI answer =
          ada.walk(url("/sign-in/elsewhere"), uri -> uri.getPath().equals("/sign-in/back")).at();
      assertThat(ada.walk(answer.toString()).status()).isNotEqualTo(403);
      assertThat(ada.hasCookie("yourbrief")).isTrue();
      assertThat(ada.walk(answer.toString()).status()).isEqualTo(422);
    }
    assertThat(people().list()).hasSize(2);
  }

  @Test
  void nobodyIsSentToAnotherSiteAfterwards() throws Exception {
    for (String to : List.of("%2F%2Fevil.example", "https%3A%2F%2Fevil.example%2F", "%2F%5Cevil")) {
      try (Walker ada = new Walker("ada")) {
        assertThat(ada.walk(url("/sign-in/elsewhere?to=" + to)).at())
            .isEqualTo(URI.create(url("/")));
      }
    }
  }
}
