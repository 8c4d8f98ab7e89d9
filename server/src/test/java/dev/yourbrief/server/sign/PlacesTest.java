package dev.yourbrief.server.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.register.people.ServerKeys;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlacesTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void ofIpv6AHouseholdCountsAsOne() {
    assertThat(AddressLimits.network("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(AddressLimits.network("2001:db8:1:2::9"))
        .isNotEqualTo(AddressLimits.network("2001:db8:1:3::9"));
    assertThat(AddressLimits.network("192.0.2.1")).isEqualTo("192.0.2.1");
  }

  @Test
  void whoIsOnTheirWayIsKnownByAnyServerOfTheRegisterForAWhile() throws Exception {
    try (Site site = Site.open(folder)) {
      Instant now = Instant.parse("2026-11-23T12:00:00Z");
      Going going = Going.begin("/decisions/x", now);
      String cookie = going.signed(site.accounts().keys());
      ServerKeys other = new ServerKeys(site.register().store());
      assertThat(Going.read(cookie, other, now.plusSeconds(60))).contains(going);
      assertThat(Going.read(cookie, other, now.plus(Going.LIFE))).isEmpty();
      for (int at = 0; at < cookie.length(); at += 7) {
        char changed = cookie.charAt(at) == 'a' ? 'b' : 'a';
        String forged = cookie.substring(0, at) + changed + cookie.substring(at + 1);
        assertThat(Going.read(forged, other, now)).as("changed at " + at).isEmpty();
      }
    }
  }

  @Test
  void anIssuerIsAskedWithEncryption() {
    String yaml =
        """
        listen: 127.0.0.1:0
        sign_in:
          issuer: http://id.example.com
          client: yourbrief
          secret: {env: CLIENT_SECRET}
        """;
    assertThatThrownBy(() -> new Site(folder, yaml, "Ada"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("without encryption");
  }

  @Test
  void aProviderThatDoesNotAnswerIsSaidSo() throws Exception {
    String yaml =
        """
        listen: 127.0.0.1:0
        sign_in:
          name: Example
          issuer: http://127.0.0.1:1
          client: yourbrief
          secret: {env: CLIENT_SECRET}
        """;
    try (Site site = new Site(folder, yaml, "Ada")) {
      assertThat(site.visitor().get("/sign-in").html().select("a.button").text())
          .isEqualTo("Sign in with Example");
      Visitor.Page page = site.visitor().get("/sign-in/elsewhere");
      assertThat(page.status()).isEqualTo(502);
      assertThat(page.html().select(".message").text())
          .isEqualTo("Example cannot be reached just now.");
      assertThat(site.visitor().get("/sign-in/back?code=x&state=y").status()).isEqualTo(422);
    }
  }
}
