package dev.yourbrief.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code yourbrief serve} with 200 who read and 20 who edit, beside the same 200 alone, in turn. A
 * reader asks for a page a second; an editor answers a question and looks at the screen again, on
 * one of five decisions, every fifteen seconds. Those who ask share the machine's cores with the
 * server.
 */
final class ServeLoad {

  private static final int READERS = 200;
  private static final int EDITORS = 20;
  private static final int DECISIONS = 5;
  private static final Duration READS_EVERY = Duration.ofSeconds(1);
  private static final Duration EDITS_EVERY = Duration.ofSeconds(15);
  private static final int SLIDES = 60;
  private static final Pattern AT = Pattern.compile("YourBrief is at (http://\\S+)/");
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final String address;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private final List<String> decisions = new ArrayList<>();

  private ServeLoad(String address) {
    this.address = address;
  }

  static void run(String command, Path folder, int seconds, int rounds)
      throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(command, "serve", "--port", "0", "--data", data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      BufferedReader said = process.inputReader();
      String line = said.readLine();
      Matcher at = AT.matcher("");
      while (line != null && !at.reset(line).find()) {
        line = said.readLine();
      }
      if (line == null) {
        throw new IOException("the server did not start");
      }
      System.out.printf(Locale.ROOT, "started after %.2f s%n", (System.nanoTime() - began) / 1e9);
      ServeLoad load = new ServeLoad(at.group(1));
      load.prepare();
      load.slide();
      load.measure(READERS, 0, seconds, "warm-up");
      for (int i = 0; i < rounds; i++) {
        load.measure(READERS, 0, seconds, "readers alone");
        load.measure(READERS, EDITORS, seconds, "with editors");
      }
    } finally {
      process.destroy();
      process.waitFor();
      delete(data);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private String get(String path) throws IOException, InterruptedException {
    var answer =
        client.send(
            HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answered " + answer.statusCode());
    }
    return answer.body();
  }

  private String post(String path, String... fields) throws IOException, InterruptedException {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(i == 0 ? "" : "&")
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    var answer =
        client.send(
            HttpRequest.newBuilder(URI.create(address + path))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answered " + answer.statusCode());
    }
    return answer.uri().getPath();
  }

  private String csrf() throws IOException, InterruptedException {
    Matcher csrf = CSRF.matcher(get("/decisions/new"));
    if (!csrf.find()) {
      throw new IOException("the form has no token");
    }
    return csrf.group(1);
  }

  private void prepare() throws IOException, InterruptedException {
    String csrf = csrf();
    for (int i = 0; i < DECISIONS; i++) {
      String decision = post("/example", "csrf", csrf).replaceFirst("/brief$", "");
      post(decision + "/versions", "csrf", csrf);
      decisions.add(decision);
    }
  }

  /** One slider, moved by one hand. */
  private void slide() throws IOException, InterruptedException {
    List<Double> millis = new ArrayList<>();
    for (int i = -SLIDES; i < SLIDES; i++) {
      long began = System.nanoTime();
      get(decisions.getFirst() + "/crossover/try?gpuPrice=" + i);
      if (i >= 0) {
        millis.add((System.nanoTime() - began) / 1e6);
      }
    }
    Sides.print("a slider moved", millis, "ms");
  }

  private void measure(int readers, int editors, int seconds, String name)
      throws IOException, InterruptedException {
    ConcurrentLinkedQueue<Double> reads = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<Double> edits = new ConcurrentLinkedQueue<>();
    AtomicInteger failures = new AtomicInteger();
    String csrf = csrf();
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < readers; i++) {
        Random random = new Random(i);
        threads.execute(
            () -> repeat(end, READS_EVERY, random, reads, failures, () -> get(page(random))));
      }
      for (int i = 0; i < editors; i++) {
        Random random = new Random(1_000 + i);
        String screen = decisions.get(i % DECISIONS) + "/questions/economics";
        threads.execute(() ->
            repeat(
                end,
                EDITS_EVERY,
                random,
                edits,
                failures,
                () ->
                    post(
                        screen,
                        "csrf",
                        csrf,
                        "stay",
                        "yes",
                        "horizon",
                        (12 + random.nextInt(24)) + " month")));
      }
    }
    if (!name.equals("warm-up")) {
      print(name + ": a page", reads, failures.get());
      if (editors > 0) {
        print(name + ": an answer", edits, failures.get());
      }
    }
  }

  private String page(Random random) {
    String decision = decisions.get(random.nextInt(decisions.size()));
    return switch (random.nextInt(4)) {
      case 0 -> "/";
      case 1 -> decision;
      default -> decision + "/versions/1";
    };
  }

  @FunctionalInterface
  private interface Asking {
    String ask() throws IOException, InterruptedException;
  }

  private static void repeat(
      long end,
      Duration every,
      Random random,
      ConcurrentLinkedQueue<Double> millis,
      AtomicInteger failures,
      Asking asking) {
    try {
      Thread.sleep(random.nextInt(Math.toIntExact(every.toMillis())));
      while (System.nanoTime() < end) {
        long began = System.nanoTime();
        try {
          asking.ask();
          millis.add((System.nanoTime() - began) / 1e6);
        } catch (IOException e) {
          failures.incrementAndGet();
        }
        Thread.sleep(every);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void print(String name, ConcurrentLinkedQueue<Double> millis, int failures) {
    List<Double> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    if (sorted.isEmpty()) {
      System.out.println(name + ": none answered, " + failures + " failed");
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "%-26s p50 %7.1f ms   p99 %7.1f ms   most %7.1f ms   (n %d, %d failed)%n",
        name,
        sorted.get(sorted.size() / 2),
        sorted.get(Math.min(sorted.size() - 1, sorted.size() * 99 / 100)),
        sorted.getLast(),
        sorted.size(),
        failures);
  }
}
