package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.Asked;
import dev.yourbrief.provider.fake.FakeProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A trial that is killed at any moment goes on from where it was: nothing that was answered is
 * asked again, and its result is that of a run that was never killed.
 */
final class KilledTrialTest {

  private static final int CASES = 200;
  private static final int CONCURRENCY = 16;
  private static final int KILLS = 4;
  private static final Duration LATENCY = Duration.ofMillis(30);

  /** After so long an answer that was sent has been read, on a busy machine too. */
  private static final long READ_NANOS = Duration.ofSeconds(1).toNanos();

  private static final Pattern CASE = Pattern.compile("case (\\d+)");
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  /** When each request's answer was ready to be sent last, and of which arm and case it is. */
  private final Map<String, Long> sentAt = new ConcurrentHashMap<>();

  private final Map<String, String> nameByHash = new ConcurrentHashMap<>();

  @Test
  void aKilledTrialAsksNothingTwiceAndComesToTheSameResult() throws Exception {
    SplittableRandom random = new SplittableRandom(11);
    try (FakeProvider provider = FakeProvider.start(this::answer)) {
      Path killed = trial("killed", provider);
      assertThat(Shell.run("trial", "lock", killed).status()).isZero();
      Path whole = copy(killed, "whole");

      Map<String, Integer> lostByHash = new HashMap<>();
      List<String> told = new ArrayList<>();
      for (int kill = 0; kill < KILLS; kill++) {
        Map<String, Integer> before = provider.countByHash();
        int until = provider.count() + 10 + random.nextInt(60);
        Process process = start(killed);
        while (provider.count() < until && process.isAlive()) {
          Thread.sleep(1);
        }
        Thread.sleep(random.nextInt(40));
        process.destroyForcibly().waitFor();
        long now = System.nanoTime();
        // What it had sent when it was killed is read.
        Thread.sleep(100);
        Set<String> kept = kept(killed);
        Set<String> lost = new TreeSet<>();
        provider
            .countByHash()
            .forEach((hash, count) -> {
              if (count > before.getOrDefault(hash, 0) && !kept.contains(name(hash))) {
                lost.add(hash);
                lostByHash.merge(hash, 1, Integer::sum);
              }
            });
        told.add(
            provider.count() + " asked, " + kept.size() + " kept, " + lost.size() + " in flight");
        assertThat(lost).as("in flight: %s", told).hasSizeLessThanOrEqualTo(CONCURRENCY);
        assertThat(
                sentAt.entrySet().stream()
                    .filter(e -> now - e.getValue() > READ_NANOS)
                    .map(e -> name(e.getKey())))
            .as("answered a good while before the kill: %s", told)
            .allMatch(kept::contains);
      }
      assertThat(kept(killed))
          .as("kills came in the middle: %s", told)
          .hasSizeBetween(1, 2 * CASES - 1);
      tear(killed);
      assertThat(start(killed).waitFor()).as("status of the last run").isZero();

      Map<String, Integer> counts = provider.countByHash();
      assertThat(counts).hasSize(2 * CASES);
      counts.forEach((hash, count) ->
          assertThat(count)
              .as("requests for %s: %s", name(hash), told)
              .isEqualTo(1 + lostByHash.getOrDefault(hash, 0)));

      int before = provider.count();
      Shell run = Shell.run("trial", "run", whole);
      assertThat(run.status()).as(run.err()).isZero();
      assertThat(provider.count() - before).isEqualTo(2 * CASES);
      JsonNode one = JSON.readTree(Files.readString(killed.resolve("result.json")));
      JsonNode other = JSON.readTree(Files.readString(whole.resolve("result.json")));
      assertThat(one.path("finding")).isEqualTo(other.path("finding"));
      assertThat(untimed(one)).isEqualTo(untimed(other));
      assertThat(one.path("contests")).isEqualTo(other.path("contests"));
      assertThat(one.path("finding").path("verdict").stringValue("")).isEqualTo("win");
      assertThat(one.path("notes").toString()).contains("billed twice");

      int after = provider.count();
      byte[] result = Files.readAllBytes(killed.resolve("result.json"));
      assertThat(Shell.run("trial", "run", killed).status()).isZero();
      assertThat(provider.count()).as("calls of one more run").isEqualTo(after);
      assertThat(Files.readAllBytes(killed.resolve("result.json"))).isEqualTo(result);
    }
  }

  private Answer answer(Asked asked) {
    Matcher m = CASE.matcher(asked.lastMessage());
    int number = m.find() ? Integer.parseInt(m.group(1)) : -1;
    nameByHash.put(asked.hash(), asked.model() + " " + number);
    boolean isRight = asked.model().equals("good") ? number % 10 != 0 : number % 2 == 0;
    try {
      Thread.sleep(LATENCY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sentAt.put(asked.hash(), System.nanoTime());
    return Answer.says((isRight ? "w" : "x") + number).using(20, 1);
  }

  private String name(String hash) {
    return nameByHash.getOrDefault(hash, "nobody");
  }

  private Path trial(String name, FakeProvider provider) throws IOException {
    Path trial = Files.createDirectories(folder.resolve(name));
    StringBuilder cases = new StringBuilder("id,input,expected\n");
    for (int i = 1; i <= CASES; i++) {
      cases.append("%d,case %d,w%d%n".formatted(i, i, i));
    }
    Files.writeString(trial.resolve("test.csv"), cases);
    Files.writeString(trial.resolve("prompt.txt"), "Which word belongs to {{input}}?");
    Files.writeString(
        trial.resolve("trial.yaml"),
        """
        title: Killed and not killed
        data: {test: test.csv, input: input, expected: expected}
        providers:
          here: {url: "%s", concurrency: %d}
        arms:
          poor: {provider: here, model: poor, prompt: prompt.txt, price: {input: 1 USD/Mtok, output: 2 USD/Mtok}}
          good: {provider: here, model: good, prompt: prompt.txt, price: {input: 1 USD/Mtok, output: 2 USD/Mtok}}
        baseline: poor
        candidate: good
        metric: exact
        """
            .formatted(provider.uri(), CONCURRENCY));
    return trial;
  }

  private Path copy(Path from, String name) throws IOException {
    Path to = Files.createDirectories(folder.resolve(name));
    for (String file : List.of("test.csv", "prompt.txt", "trial.yaml", "lock.jsonl")) {
      Files.copy(from.resolve(file), to.resolve(file));
    }
    return to;
  }

  private static Process start(Path trial) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "trial",
            "run",
            trial.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Those answers that stand in the journal whole, as arm and case. */
  private static Set<String> kept(Path trial) throws IOException {
    Path journal = trial.resolve("answers.jsonl");
    Set<String> kept = new HashSet<>();
    if (Files.exists(journal)) {
      String text = Files.readString(journal);
      for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
        JsonNode node = JSON.readTree(line);
        if (node.has("said")) {
          kept.add(
              node.path("who").stringValue("")
                  + " "
                  + node.path("said").stringValue("").substring(1));
        }
      }
    }
    return kept;
  }

  /** As if the last kill had come in the middle of a line. */
  private static void tear(Path trial) throws IOException {
    Files.writeString(
        trial.resolve("answers.jsonl"),
        "{\"key\":\"0123\",\"who\":\"good\",\"sa",
        StandardOpenOption.APPEND);
  }

  /** The arms of a result, without how long their answers took. */
  private static JsonNode untimed(JsonNode result) {
    JsonNode arms = result.path("arms").deepCopy();
    for (JsonNode arm : arms) {
      ((ObjectNode) arm).remove(List.of("medianSeconds", "p95Seconds"));
    }
    return arms;
  }
}
