package dev.yourbrief.register.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.yourbrief.register.Filed;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.Stores;
import dev.yourbrief.register.TestClock;
import dev.yourbrief.register.settings.Settings;
import dev.yourbrief.register.settings.SettingsReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

final class WebhookTest {

  private record Told(Map<String, String> headers, String path, String body) {}

  @TempDir private Path folder = Path.of("");
  private final TestClock clock = new TestClock();
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private HttpServer server = server();
  private volatile int status = 200;

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void listen() {
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    told.add(
        new Told(
            Map.of(
                "signature",
                String.valueOf(exchange.getRequestHeaders().getFirst("YourBrief-Signature")),
                "timestamp",
                String.valueOf(exchange.getRequestHeaders().getFirst("YourBrief-Timestamp")),
                "key",
                String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"))),
            exchange.getRequestURI().getPath(),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    if (status == 0) {
      // As if it had died before it could answer.
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().set("Location", "/elsewhere");
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private Settings settings(int port) throws IOException {
    Files.writeString(
        folder.resolve(Settings.FILE),
        "webhooks:\n  - {name: Slack, url: {env: HOOK}, key: {env: KEY}}\n");
    return SettingsReader.read(
        folder, Map.of("HOOK", "http://127.0.0.1:" + port + "/hook", "KEY", "open sesame"));
  }

  private Reminders reminders(Register register) throws IOException {
    Filed.decision(register);
    Outbox outbox = new Outbox(register.store());
    outbox.put(Filed.ID, "try", Reminder.Channel.WEBHOOK, "Slack", "Look <now>", "A & B\n");
    return new Reminders(
        register.store(), settings(server.getAddress().getPort()), register.due(), outbox);
  }

  private static Reminder one(Register register) {
    return new Outbox(register.store()).list(Filed.ID).getFirst();
  }

  @Test
  void itIsToldOnceAsSlackTakesItAndSigned() throws Exception {
    try (Register register = Stores.SQLITE.open(folder, clock)) {
      Reminders reminders = reminders(register);
      assertThat(reminders.deliver()).isEqualTo(1);
      assertThat(reminders.deliver()).isZero();
      assertThat(told).hasSize(1);
      Told once = told.getFirst();
      assertThat(JsonMapper.shared().readTree(once.body()).path("text").asString())
          .isEqualTo("Look &lt;now&gt;\n\nA &amp; B\n");
      assertThat(once.headers()).containsEntry("key", one(register).id());
      assertThat(once.headers())
          .containsEntry("timestamp", String.valueOf(clock.instant().getEpochSecond()));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("open sesame".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String signed = once.headers().get("timestamp") + "." + once.body();
      assertThat(once.headers())
          .containsEntry(
              "signature",
              "v1="
                  + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
    }
  }

  @ParameterizedTest
  @CsvSource({"302, FAILED", "404, FAILED", "429, WAITING", "500, WAITING", "0, UNSURE"})
  void whatItAnswersDecidesWhetherItIsToldAgain(int answer, Reminder.State state) throws Exception {
    status = answer;
    try (Register register = Stores.SQLITE.open(folder, clock)) {
      Reminders reminders = reminders(register);
      reminders.deliver();
      assertThat(one(register).state()).isEqualTo(state);
      assertThat(told).as("no redirect is followed, nothing repeated").hasSize(1);
      status = 200;
      clock.pass(Duration.ofDays(3));
      reminders.deliver();
      assertThat(told).hasSize(state == Reminder.State.WAITING ? 2 : 1);
      assertThat(one(register).error()).as("the address is a secret").doesNotContain("127.0.0.1");
    }
  }
}
