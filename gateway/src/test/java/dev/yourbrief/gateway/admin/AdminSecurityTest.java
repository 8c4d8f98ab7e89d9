package dev.yourbrief.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.FakeProvider;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is not told what runs here, and cannot change it. */
class AdminSecurityTest {

  private static final String KEYED =
      "server: {listen: '127.0.0.1:0', admin: '0.0.0.0:0', admin_key: {env: ADMIN_KEY}}\n";

  @TempDir Path folder;

  private static FakeProvider provider() {
    return FakeProvider.start(_ -> Answer.says("It is so").using(100, 10));
  }

  private static String get(String path, String host, String more) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: "
        + host
        + "\r\n"
        + more
        + "Connection: close\r\n\r\n";
  }

  private static String post(String path, String host, String more, String body) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: "
        + host
        + "\r\nContent-Length: "
        + body.length()
        + "\r\n"
        + more
        + "Connection: close\r\n\r\n"
        + body;
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example, 421",
    "evil.example:4001, 421",
    "127.0.0.1.evil.example, 421",
    "localhost.evil.example, 421",
    "192.168.0.7, 421",
    "127.0.0.1, 200",
    "localhost:4001, 200",
    "[::1]:4001, 200"
  })
  void aNameThatPointsHereByATrickIsNotAnswered(String host, int status) throws Exception {
    try (FakeProvider provider = provider();
        WatchedGateway gateway =
            WatchedGateway.start(folder, WatchedGateway.config(provider, ""))) {
      assertThat(gateway.raw(get("/api/live", host, ""))).startsWith("HTTP/1.1 " + status);
      assertThat(gateway.raw(get("/", host, ""))).startsWith("HTTP/1.1 " + status);
      assertThat(gateway.raw(get("/health/live", host, ""))).startsWith("HTTP/1.1 200");
      String reload = post("/api/reload", host, "Content-Type: application/json\r\n", "{}");
      assertThat(gateway.raw(reload)).startsWith("HTTP/1.1 " + status);
    }
  }

  @Test
  void aPageOfAnotherServerCannotReload() throws Exception {
    AtomicInteger count = new AtomicInteger();
    try (FakeProvider provider = provider();
        WatchedGateway gateway =
            WatchedGateway.start(
                folder,
                WatchedGateway.config(provider, ""),
                () -> {
                  count.incrementAndGet();
                  return java.util.List.of();
                })) {
      String host = "127.0.0.1:" + gateway.adminPort();
      String json = "Content-Type: application/json\r\n";
      assertThat(gateway.raw(post("/api/reload", host, "Content-Type: text/plain\r\n", "{}")))
          .startsWith("HTTP/1.1 415");
      assertThat(gateway.raw(post("/api/reload", host, "", ""))).startsWith("HTTP/1.1 415");
      for (String foreign :
          new String[] {
            "Origin: https://evil.example\r\n",
            "Origin: null\r\n",
            "Origin: http://127.0.0.1:1\r\n",
            "Sec-Fetch-Site: cross-site\r\n",
            "Sec-Fetch-Site: same-site\r\n"
          }) {
        assertThat(gateway.raw(post("/api/reload", host, json + foreign, "{}")))
            .as(foreign)
            .startsWith("HTTP/1.1 403");
      }
      assertThat(gateway.raw(get("/api/reload", host, ""))).startsWith("HTTP/1.1 404");
      assertThat(
              gateway.raw(
                  "PUT /api/reload HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 405");
      assertThat(count).hasValue(0);
      String own = "Origin: http://" + host + "\r\nSec-Fetch-Site: same-origin\r\n";
      assertThat(gateway.raw(post("/api/reload", host, json + own, "{}")))
          .startsWith("HTTP/1.1 200");
      assertThat(gateway.raw(post("/api/reload", host, "X-YourBrief: 1\r\n", "")))
          .startsWith("HTTP/1.1 200");
      assertThat(count).hasValue(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/metrics",
        "/api/live",
        "/api/events",
        "/api/keys",
        "/api/targets",
        "/api/config"
      })
  void fromElsewhereNothingIsToldWithoutTheKey(String path) throws Exception {
    try (FakeProvider provider = provider();
        WatchedGateway gateway =
            WatchedGateway.startWith(folder, KEYED, WatchedGateway.config(provider, ""))) {
      HttpResponse<String> none = gateway.get(path);
      assertThat(none.statusCode()).isEqualTo(401);
      assertThat(none.headers().firstValue("www-authenticate")).isPresent();
      assertThat(none.body()).doesNotContain("smart", "team");
      HttpRequest.Builder wrong =
          HttpRequest.newBuilder(gateway.admin(path)).header("authorization", "Bearer wrong");
      assertThat(gateway.send(wrong).statusCode()).isEqualTo(401);
      // A client's key is no admin's.
      HttpRequest.Builder clients =
          HttpRequest.newBuilder(gateway.admin(path))
              .header("authorization", "Bearer " + WatchedGateway.KEY);
      assertThat(gateway.send(clients).statusCode()).isEqualTo(401);
      if (!path.equals("/api/events")) {
        HttpRequest.Builder right =
            HttpRequest.newBuilder(gateway.admin(path))
                .header("authorization", "Bearer " + WatchedGateway.ADMIN_KEY);
        assertThat(gateway.send(right).statusCode()).isEqualTo(200);
      }
      assertThat(gateway.get("/health/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theKeyOpensThePageByACookieThatNoOtherPageCanUse() throws Exception {
    try (FakeProvider provider = provider();
        WatchedGateway gateway =
            WatchedGateway.startWith(folder, KEYED, WatchedGateway.config(provider, ""))) {
      HttpResponse<String> asked = gateway.get("/");
      assertThat(asked.statusCode()).isEqualTo(401);
      assertThat(asked.body()).contains("Admin key").doesNotContain("up/first");
      assertThat(login(gateway, "wrong").statusCode()).isEqualTo(401);
      HttpResponse<String> in = login(gateway, WatchedGateway.ADMIN_KEY);
      assertThat(in.statusCode()).isEqualTo(303);
      String cookie = in.headers().firstValue("set-cookie").orElseThrow();
      assertThat(cookie)
          .contains("HTTPOnly", "SameSite=Strict", "Path=/")
          .doesNotContain(WatchedGateway.ADMIN_KEY);
      String shown = cookie.substring(0, cookie.indexOf(';'));
      HttpResponse<String> page =
          gateway.send(HttpRequest.newBuilder(gateway.admin("/")).header("cookie", shown));
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("up/first", "Sign out");
      gateway.send(
          HttpRequest.newBuilder(gateway.admin("/logout"))
              .header("cookie", shown)
              .POST(BodyPublishers.noBody()));
      assertThat(
              gateway
                  .send(HttpRequest.newBuilder(gateway.admin("/")).header("cookie", shown))
                  .statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void afterTenWrongKeysNoneIsLookedAtForAWhile() throws Exception {
    try (FakeProvider provider = provider();
        WatchedGateway gateway =
            WatchedGateway.startWith(folder, KEYED, WatchedGateway.config(provider, ""))) {
      for (int i = 0; i < 10; i++) {
        assertThat(login(gateway, "guess" + i).statusCode()).isEqualTo(401);
      }
      assertThat(login(gateway, WatchedGateway.ADMIN_KEY).statusCode()).isEqualTo(429);
    }
  }

  private static HttpResponse<String> login(WatchedGateway gateway, String key) throws Exception {
    return gateway.send(
        HttpRequest.newBuilder(gateway.admin("/login"))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("key=" + key)));
  }

  @Test
  void reloadingNeedsTheKeyToo() throws Exception {
    try (FakeProvider provider = provider();
        WatchedGateway gateway =
            WatchedGateway.startWith(folder, KEYED, WatchedGateway.config(provider, ""))) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(gateway.admin("/api/reload"))
              .header("content-type", "application/json")
              .POST(BodyPublishers.ofString("{}"));
      assertThat(gateway.send(request).statusCode()).isEqualTo(401);
      request.header("authorization", "Bearer " + WatchedGateway.ADMIN_KEY);
      assertThat(gateway.send(request).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void namesThatAreMarkupMeanOnlyThemselves() throws Exception {
    String evil = "<img src=x onerror=alert(1)>";
    String quoted = "\\\"><script>alert(2)</script>";
    String more = "  \"" + evil + "\": \"up/" + evil + "\"\n  \"" + quoted + "\": up/plain\n";
    try (FakeProvider provider = provider();
        WatchedGateway gateway =
            WatchedGateway.start(
                folder,
                WatchedGateway.config(provider, more)
                    .replace(", budget: {usd: 5, per: day}", ""))) {
      assertThat(gateway.chat(evil, false).statusCode()).isEqualTo(200);
      assertThat(gateway.chat("\"><script>alert(2)</script>", false).statusCode()).isEqualTo(200);
      gateway.awaitRows("call", 2);
      HttpResponse<String> page = gateway.get("/");
      assertThat(page.body())
          .contains("&lt;img src=x onerror=alert(1)&gt;")
          .contains("&lt;script&gt;alert(2)")
          .doesNotContain("<img", "<script>alert");
      assertThat(page.headers().firstValue("content-security-policy").orElse(""))
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
      assertThat(page.body()).doesNotContain(" style=", " onclick", "javascript:");
      assertThat(gateway.get("/api/live").headers().firstValue("content-type"))
          .contains("application/json");
    }
  }

  @Test
  void aLargeRequestIsNotRead() throws Exception {
    try (FakeProvider provider = provider();
        WatchedGateway gateway =
            WatchedGateway.start(folder, WatchedGateway.config(provider, ""))) {
      String host = "127.0.0.1:" + gateway.adminPort();
      assertThat(
              gateway.raw(
                  post(
                      "/api/reload",
                      host,
                      "Content-Type: application/json\r\n",
                      " ".repeat(5_000))))
          .startsWith("HTTP/1.1 413");
      assertThat(gateway.raw(get("/" + "a".repeat(9_000), host, ""))).startsWith("HTTP/1.0 414");
      assertThat(gateway.raw(get("/", host, "X-Long: " + "a".repeat(20_000) + "\r\n")))
          .contains(" 431 ");
      assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
    }
  }
}
