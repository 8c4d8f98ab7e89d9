package dev.yourbrief.cli;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.gateway.watch.LiveText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description =
        "Shows the traffic of a running gateway: a picture that changes on a terminal, a line every"
            + " ten seconds in a pipe.")
final class GatewayWatchCommand implements Callable<Integer> {

  /** Of a terminal whose height is not told. */
  private static final int ROWS = 24;

  private static final int NO_BOUND = 1 << 12;
  private static final int PIPE_EVERY = 10;

  /** More than a gateway sends at once. */
  private static final int LONGEST_LINE = 4 << 20;

  private final Terminal terminal;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "URL",
      description = "The gateway's admin address. Default: ${DEFAULT-VALUE}.",
      defaultValue = "http://127.0.0.1:4001")
  String url = "http://127.0.0.1:4001";

  @Option(
      names = "--key-env",
      paramLabel = "NAME",
      description =
          "The environment variable with the admin's key, where one is needed. Default:"
              + " ${DEFAULT-VALUE}.",
      defaultValue = "YOURBRIEF_ADMIN_KEY")
  String keyVariable = "YOURBRIEF_ADMIN_KEY";

  @Option(names = "--once", description = "Show it once and end.")
  boolean once;

  GatewayWatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    URI events = address();
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(events);
      Optional.ofNullable(System.getenv(keyVariable))
          .filter(key -> !key.isBlank())
          .ifPresent(key -> request.header("authorization", "Bearer " + key.strip()));
      HttpResponse<InputStream> answer = open(client, request.build(), events);
      try (InputStream body = answer.body()) {
        check(answer.statusCode(), events);
        read(body);
      }
    } finally {
      // An orderly end would wait for a stream that has none.
      client.shutdownNow();
    }
    return Exit.DONE;
  }

  private URI address() {
    try {
      URI base = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
      if (base.getHost() != null
          && ("http".equals(base.getScheme()) || "https".equals(base.getScheme()))) {
        return URI.create(base + "/api/events");
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw problem(url, "this is no address of a gateway", "Give one such as http://127.0.0.1:4001");
  }

  private static HttpResponse<InputStream> open(HttpClient client, HttpRequest request, URI events)
      throws InterruptedException {
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw problem(
          events.toString(),
          "no gateway answers here",
          "Start one with 'yourbrief gateway', or give the address that its file has as admin");
    }
  }

  private void check(int status, URI events) {
    if (status == 401) {
      throw problem(
          events.toString(),
          "the gateway asks for its admin's key",
          "Put it into the environment variable " + keyVariable);
    }
    if (status != 200) {
      throw problem(
          events.toString(),
          "this answered " + status + ", and not as a gateway's admin does",
          "Give the address that the gateway's file has as admin");
    }
  }

  private void read(InputStream body) {
    int count = 0;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (String line = next(lines); line != null; line = next(lines)) {
        if (line.startsWith("data: ") && show(line.substring("data: ".length()), count)) {
          count++;
          if (once) {
            return;
          }
        }
      }
    } catch (IOException e) {
      // A gateway that stops cuts its streams; the end below is the same.
    }
    terminal.err().println("The gateway has stopped, or cannot be reached any more.");
  }

  private @Nullable String next(BufferedReader lines) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = lines.read(); c != '\n'; c = lines.read()) {
      if (c < 0) {
        return null;
      }
      if (line.length() >= LONGEST_LINE) {
        throw problem(
            url,
            "what answers here sends a line without an end",
            "Give the address that the gateway's file has as admin");
      }
      line.append((char) c);
    }
    return line.toString();
  }

  private static int rows() {
    return Math.clamp(Integer.getInteger("yourbrief.height", ROWS) - 1L, 10, 200);
  }

  /** Whether it was something to show. */
  private boolean show(String json, int count) {
    PrintWriter out = terminal.out();
    if (!once && !terminal.colour()) {
      Optional<String> line = LiveText.line(json, NO_BOUND);
      if (count % PIPE_EVERY == 0) {
        line.ifPresent(out::println);
        out.flush();
      }
      return line.isPresent();
    }
    Optional<List<String>> lines =
        LiveText.lines(json, terminal.width(), once ? NO_BOUND : rows(), terminal.colour());
    lines.ifPresent(all -> {
      if (!once) {
        // To the top; each line is cleared behind what is written, so that nothing flickers.
        out.print("\u001b[H");
      }
      all.forEach(line -> out.print(line + (once ? "\n" : "\u001b[K\n")));
      if (!once) {
        out.print("\u001b[J");
      }
      out.flush();
    });
    return lines.isPresent();
  }

  private static InputException problem(String where, String what, String fix) {
    return new InputException(Problem.of(Location.of(where), what, fix));
  }
}
