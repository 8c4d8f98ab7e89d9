package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.gateway.ledger.Segments;
import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.FakeProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway that is killed at any moment has lost nothing of what a client was told. */
final class KilledGatewayTest {

  private static final int KILLS = 3;
  private static final int CLIENTS = 12;
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  /** Calls whose client has the last byte, and those whose client has any of a stream. */
  private final Set<String> answered = new ConcurrentSkipListSet<>();

  private final Set<String> begun = new ConcurrentSkipListSet<>();

  @Test
  void everyAnswerAClientHasIsInTheLedger() throws Exception {
    SplittableRandom random = new SplittableRandom(7);
    try (FakeProvider provider =
        FakeProvider.start(
            _ -> Answer.says("one two three four five six").after(Duration.ofMillis(3)))) {
      int port = configure(provider);
      for (int kill = 0; kill < KILLS; kill++) {
        Process gateway = start();
        await(port, gateway);
        int before = answered.size();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
          boolean streamed = i % 2 == 0;
          clients.add(Thread.ofVirtual().start(() -> askUntilItDies(port, streamed)));
        }
        while (answered.size() < before + 60 && gateway.isAlive()) {
          Thread.sleep(5);
        }
        Thread.sleep(random.nextInt(40));
        gateway.destroyForcibly().waitFor();
        for (Thread client : clients) {
          client.join();
        }
      }
      assertThat(answered).hasSizeGreaterThan(60 * KILLS - 1);
      assertThat(calls("call")).as("answers that clients have").containsAll(answered);
      assertThat(calls("opened")).as("streams that had begun").containsAll(begun);
      Set<String> cutOff = calls("opened");
      cutOff.removeAll(calls("call"));
      Process last = start();
      await(port, last);
      last.destroy();
      assertThat(last.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(calls("call")).as("what was cut off has its row too").containsAll(cutOff);
    }
  }

  private int configure(FakeProvider provider) throws IOException {
    int port = freePort();
    Files.writeString(
        folder.resolve("gateway.yaml"),
        """
        server: {listen: '127.0.0.1:%d', admin: '127.0.0.1:%d', open_to_all: true}
        providers: {up: {api: openai, base: '%s', key: none}}
        models: {smart: {target: {model: up/m, prices: {input_uncached: 1, output: 1}}}}
        ledger: {folder: ledger, segment: 1MiB}
        """
            .formatted(port, freePort(), provider.uri()));
    return port;
  }

  private void askUntilItDies(int port, boolean streamed) {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      while (true) {
        HttpResponse<InputStream> answer =
            client.send(request(port, streamed), BodyHandlers.ofInputStream());
        String call = answer.headers().firstValue("x-yourbrief-call").orElseThrow();
        try (InputStream in = answer.body()) {
          if (in.read() >= 0 && streamed) {
            begun.add(call);
          }
          String rest = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          if (answer.statusCode() == 200 && (!streamed || rest.contains("[DONE]"))) {
            answered.add(call);
          }
        }
      }
    } catch (IOException e) {
      // It was killed.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpRequest request(int port, boolean streamed) {
    String body =
        "{\"model\":\"smart\",\"stream\":"
            + streamed
            + ",\"messages\":[{\"role\":\"user\",\"content\":\"Count\"}]}";
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/chat/completions"))
        .header("content-type", "application/json")
        .timeout(Duration.ofSeconds(20))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private Set<String> calls(String kind) throws IOException {
    Set<String> calls = new TreeSet<>();
    for (Path segment : Segments.in(folder.resolve("ledger"))) {
      try (InputStream file = Files.newInputStream(segment);
          InputStream in =
              segment.toString().endsWith(".gz") ? new java.util.zip.GZIPInputStream(file) : file) {
        for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
          if (line.endsWith("}")) {
            JsonNode row = JSON.readTree(line);
            if (row.path("row").stringValue("").equals(kind)) {
              calls.add(row.path("call").stringValue(""));
            }
          }
        }
      }
    }
    return calls;
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.yourbrief.cli.Main",
            "gateway",
            folder.resolve("gateway.yaml").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output.log").toFile())
        .start();
  }

  private void await(int port, Process gateway) throws IOException, InterruptedException {
    for (int i = 0; i < 2_000 && gateway.isAlive(); i++) {
      try (java.net.Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException e) {
        Thread.sleep(10);
      }
    }
    throw new AssertionError("it did not start: " + Files.readString(folder.resolve("output.log")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }
}
