package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.gateway.Gateway;
import dev.yourbrief.gateway.admin.AdminServer;
import dev.yourbrief.gateway.config.ConfigReader;
import dev.yourbrief.gateway.watch.Counts;
import dev.yourbrief.gateway.watch.Live;
import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.FakeProvider;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The traffic of a running gateway, from another process. */
class GatewayWatchCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private GatewayWatchCommand command(String url, boolean once) {
    GatewayWatchCommand command =
        new GatewayWatchCommand(Terminal.plain(new PrintWriter(out), new PrintWriter(err)));
    command.url = url;
    command.once = once;
    return command;
  }

  @Test
  void aGatewaysTrafficIsShownUntilItStops() throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("It is").using(100, 10));
        HttpClient client = HttpClient.newHttpClient()) {
      String yaml =
          """
          server: {listen: '127.0.0.1:0', admin: '127.0.0.1:0', open_to_all: true}
          providers:
            up: {api: openai_compatible, base: '%s', key: none}
          models:
            smart: {target: {model: up/first, prices: {input_uncached: 1, output: 2}}}
          """
              .formatted(provider.uri());
      Counts counts = new Counts();
      Live live = new Live(InstantSource.system());
      Gateway gateway =
          Gateway.start(
              ConfigReader.parse(yaml, "gateway.yaml", folder),
              Map.of(),
              (_, _) -> Optional.empty(),
              List.of(counts, live),
              InstantSource.system(),
              1);
      AdminServer admin =
          AdminServer.start(gateway, counts, live, List::of, Map.of(), InstantSource.system());
      var answer =
          client.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + gateway.port() + "/v1/chat/completions"))
                  .POST(
                      BodyPublishers.ofString(
                          "{\"model\":\"smart\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      String url = "http://127.0.0.1:" + admin.port();
      assertThat(command(url + "/", true).call()).isEqualTo(Exit.DONE);
      assertThat(out.toString())
          .contains("Taking requests", "up/first", "$0.00012", "1 calls a minute");

      out.getBuffer().setLength(0);
      Thread watching =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  var _ = command(url, false).call();
                } catch (Exception e) {
                  err.write("failed: " + e);
                }
              });
      for (int i = 0; i < 200 && out.toString().isEmpty(); i++) {
        Thread.sleep(25);
      }
      gateway.close();
      watching.join(10_000);
      assertThat(out.toString().lines()).singleElement().asString().contains("1 calls/min");
      assertThat(err.toString()).contains("The gateway has stopped").doesNotContain("failed");
    }
  }

  @Test
  void whereNoGatewayIsThatIsSaid() {
    assertThatThrownBy(() -> command("http://127.0.0.1:1", true).call())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no gateway answers here");
    assertThatThrownBy(() -> command("not an address", true).call())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no address of a gateway");
  }
}
