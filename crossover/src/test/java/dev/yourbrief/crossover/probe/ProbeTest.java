package dev.yourbrief.crossover.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.yourbrief.figure.source.InputException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Whole measurements, of real servers on loopback. */
class ProbeTest {

  /** Bounds are wide: the machine that runs the tests may be busy. The law itself is exact. */
  @Test
  void aServersLawComesOut() {
    try (ToyServer server = new ToyServer(ToyServer.withModels(new ModelServer(0.04, 100, 400)))) {
      ProbeOptions options = Probes.options(server.url(), Probes.QUICK, 1, 4, 16);
      ProbeResult result = Probes.run(options);
      assertThat(result.model()).isEqualTo("toy");
      assertThat(result.counted()).isTrue();
      assertThat(result.rungs()).extracting(Rung::failed).containsOnly(0);
      Rung one = result.rungs().getFirst();
      assertThat(one.speedPerUser()).isBetween(50.0, 130.0);
      assertThat(one.timeToFirstToken().orElseThrow().p50()).isBetween(0.03, 1.0);
      assertThat(one.inputTokens()).isCloseTo(80, within(2.0));
      assertThat(one.outputTokens()).isEqualTo(12);
      Rung many = result.rungs().getLast();
      assertThat(many.concurrency()).isEqualTo(16);
      assertThat(many.outputTokensPerSecond())
          .isGreaterThan(1.2 * one.outputTokensPerSecond())
          .isLessThan(600);
      assertThat(many.ok()).isGreaterThanOrEqualTo(32);
      assertThat(result.answer().best()).isPresent();
    }
  }

  @Test
  void everyPromptIsAnotherFromItsFirstWord() {
    try (ToyServer server = new ToyServer(ToyServer.quick())) {
      ProbeResult result = Probes.run(Probes.options(server.url(), Probes.QUICK, 1, 8));
      Set<String> starts = new HashSet<>();
      for (ToyServer.Request ask : server.asks()) {
        String prompt = ask.prompt();
        assertThat(starts.add(prompt.substring(0, 60))).isTrue();
        assertThat(ask.body())
            .contains("\"stream\":true")
            .contains("\"include_usage\":true")
            .contains("\"temperature\":0")
            .contains("\"ignore_eos\":true");
      }
      assertThat((long) starts.size()).isEqualTo(result.requests());
      // 10 tokens are around a prompt, so 70 words make 80.
      assertThat(server.asks().getLast().promptWords()).isEqualTo(70);
    }
  }

  @Test
  void aSharedPrefixIsShared() {
    Prompts prompts = new Prompts(1, 2, 0.5);
    String a = prompts.of(1, 210);
    String b = prompts.of(2, 210);
    List<String> first = List.of(a.split(" ", -1));
    List<String> second = List.of(b.split(" ", -1));
    assertThat(first).hasSize(210);
    assertThat(second.subList(0, 100)).isEqualTo(first.subList(0, 100));
    assertThat(second.subList(100, 110)).isNotEqualTo(first.subList(100, 110));
    assertThat(new Prompts(1, 3, 0.5).of(1, 210)).isNotEqualTo(a);
    assertThat(new Prompts(1, 2, 0.5).of(1, 210)).isEqualTo(a);
  }

  @Test
  void lengthsSpreadAroundTheirMean() {
    Lengths lengths = new Lengths(1_000, 200, 0.5);
    SplittableRandom random = new SplittableRandom(1);
    double sum = 0;
    for (int i = 0; i < 20_000; i++) {
      int tokens = lengths.inputOf(random);
      assertThat(tokens).isBetween(125, 8_000);
      sum += tokens;
    }
    assertThat(sum / 20_000).isCloseTo(1_000, within(20.0));
  }

  @Test
  void whatAServerRefusesIsLeftOut() {
    record Case(String refused, String then) {}
    for (Case c :
        List.of(
            new Case("ignore_eos", "\"max_tokens\""),
            new Case("\"max_tokens\"", "\"max_completion_tokens\""),
            new Case("stream_options", "\"max_tokens\""))) {
      ToyServer.Script quick = ToyServer.quick();
      try (ToyServer server =
          new ToyServer((request, out) -> {
            if (request.body().contains(c.refused)) {
              ToyServer.write(out, ToyServer.json("400 Bad Request", "{\"error\":\"unknown\"}"));
            } else {
              quick.answer(request, out);
            }
          })) {
        ProbeResult result = Probes.run(Probes.options(server.url(), Probes.QUICK, 1));
        assertThat(result.isMeasured()).as(c.refused).isTrue();
        assertThat(server.asks().getLast().body()).contains(c.then).doesNotContain(c.refused);
        assertThat(result.fixedLength()).isFalse();
      }
    }
  }

  @Test
  void aServerWithoutCountsIsEstimated() {
    try (ToyServer server =
        new ToyServer(
            ToyServer.withModels((request, out) ->
                ToyServer.write(
                    out,
                    ToyServer.OK_STREAM
                        + ToyServer.piece("x").repeat(request.maxTokens())
                        + "data: [DONE]\n\n")))) {
      ProbeResult result = Probes.run(Probes.options(server.url(), Probes.QUICK, 2));
      assertThat(result.counted()).isFalse();
      assertThat(result.rungs().getFirst().estimated()).isTrue();
      assertThat(result.rungs().getFirst().outputTokens()).isEqualTo(12);
    }
  }

  @Test
  void answersThatEndEarlyAreSaid() {
    try (ToyServer server =
        new ToyServer(
            ToyServer.withModels((request, out) ->
                ToyServer.write(
                    out,
                    ToyServer.OK_STREAM
                        + ToyServer.piece("x").repeat(3)
                        + ToyServer.usage(request.promptWords(), 3)
                        + "data: [DONE]\n\n")))) {
      Rung rung = Probes.run(Probes.options(server.url(), Probes.QUICK, 1)).rungs().getFirst();
      assertThat(rung.outputTokens()).isEqualTo(3);
      assertThat(rung.notes()).anyMatch(n -> n.contains("ended early: 3 tokens on average, 12"));
    }
  }

  @Test
  void budgetsHoldWhateverHappens() {
    for (int limit : new int[] {5, 17, 40}) {
      ProbeLimits limits = limits(limit, 1_000_000);
      try (ToyServer server = new ToyServer(ToyServer.quick())) {
        ProbeResult result = Probes.run(Probes.options(server.url(), limits, 1, 8, 32));
        assertThat(server.asks()).hasSizeLessThanOrEqualTo(limit);
        assertThat(result.requests()).isEqualTo(server.asks().size());
        assertThat(result.stopped()).contains("budget");
      }
    }
    for (int limit : new int[] {1_000, 3_000, 9_999}) {
      AtomicLong tokens = new AtomicLong();
      ToyServer.Script quick = ToyServer.quick();
      try (ToyServer server =
          new ToyServer((request, out) -> {
            if (request.line().startsWith("POST")) {
              tokens.addAndGet(request.promptWords() + 10L + request.maxTokens());
            }
            quick.answer(request, out);
          })) {
        ProbeResult result =
            Probes.run(Probes.options(server.url(), limits(9_999, limit), 1, 8, 32));
        assertThat(tokens.get()).isLessThanOrEqualTo(limit);
        assertThat(result.tokens()).isEqualTo(tokens.get());
        assertThat(result.stopped()).contains("budget");
      }
    }
    try (ToyServer server = new ToyServer(ToyServer.quick())) {
      assertThatThrownBy(() -> Probes.run(Probes.options(server.url(), limits(99, 50), 1)))
          .hasMessageContaining("budget is too small");
      assertThat(server.asks()).isEmpty();
    }
  }

  @Test
  void failuresAreCountedAndEndTheClimb() {
    AtomicInteger asked = new AtomicInteger();
    ToyServer.Script quick = ToyServer.quick();
    try (ToyServer server =
        new ToyServer((request, out) -> {
          if (request.line().startsWith("POST") && asked.incrementAndGet() > 20) {
            ToyServer.write(
                out, ToyServer.json("429 Too Many Requests", "{\"error\":\"slow \\u001b[31m\"}"));
          } else {
            quick.answer(request, out);
          }
        })) {
      ProbeResult result = Probes.run(Probes.options(server.url(), Probes.QUICK, 1, 2, 4, 8, 16));
      Rung last = result.rungs().getLast();
      assertThat(last.failures()).containsKey("HTTP 429");
      assertThat(last.isFailing()).isTrue();
      assertThat(last.example()).contains("slow");
      assertThat(result.stopped()).isEqualTo("more than one request in ten failed");
      long counted =
          result.rungs().stream().mapToLong(r -> (long) r.ok() + r.failed() + r.cut()).sum();
      assertThat(counted).isLessThanOrEqualTo(result.requests());
      assertThat(server.asks()).hasSize((int) result.requests());
    }
  }

  @Test
  void whenTheTimeIsOverWhatWasMeasuredIsGiven() {
    ProbeLimits limits =
        new ProbeLimits(
            1_000,
            Duration.ofSeconds(60),
            Duration.ofMillis(700),
            Duration.ofMillis(1_000),
            9_999,
            9_999_999,
            Duration.ofSeconds(10));
    try (ToyServer server = new ToyServer(ToyServer.withModels(new ModelServer(0.01, 200, 1e9)))) {
      ProbeResult result = Probes.run(Probes.options(server.url(), limits, 2, 4, 8));
      assertThat(result.isMeasured()).isTrue();
      assertThat(result.rungs().size()).isBetween(1, 2);
      assertThat(result.stopped()).contains("time is over");
      assertThat(result.rungs()).extracting(Rung::failed).containsOnly(0);
      assertThat(result.interrupted()).isFalse();
    }
  }

  @Test
  void aMeasurementThatIsStoppedGivesWhatItHas() throws Exception {
    try (ToyServer server = new ToyServer(ToyServer.withModels(new ModelServer(0.01, 200, 1e9)))) {
      CountDownLatch first = new CountDownLatch(1);
      Probes.Heard heard =
          new Probes.Heard() {
            @Override
            public void begins(RungPlan plan) {
              if (plan.concurrency() == 2) {
                first.countDown();
              }
            }
          };
      ProbeLimits limits =
          new ProbeLimits(
              8,
              Duration.ofMillis(100),
              Duration.ofSeconds(60),
              Duration.ofSeconds(60),
              9_999,
              9_999_999,
              Duration.ofSeconds(10));
      Probe probe = new Probe(Probes.options(server.url(), limits, 1, 2, 4, 8, 16, 32), heard);
      Thread stopper =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  first.await();
                } catch (InterruptedException e) {
                  return;
                }
                probe.stop();
              });
      ProbeResult result = probe.run();
      stopper.join();
      assertThat(result.interrupted()).isTrue();
      assertThat(result.stopped()).isEqualTo("it was stopped");
      assertThat(result.rungs()).hasSizeBetween(1, 2);
      assertThat(result.rungs().getFirst().isMeasured()).isTrue();
    }
  }

  @Test
  void theCostOfATokenIsToldFromShortAnswers() {
    try (ToyServer server = new ToyServer(ToyServer.withModels(new ModelServer(0.05, 400, 1e9)))) {
      ProbeOptions options =
          Probes.withGpus(
              Probes.options(server.url(), Probes.QUICK, 2), new Lengths(200, 40, 0), 1, 4);
      ProbeResult result = Probes.run(options);
      assertThat(result.costRungs()).isNotEmpty();
      assertThat(result.costRungs().getFirst().kind()).isEqualTo(Rung.Kind.SHORT_ANSWERS);
      assertThat(result.costRungs().getFirst().outputTokens()).isEqualTo(5);
      TokenCost cost = result.answer().cost().orElseThrow();
      assertThat(cost.input().low()).isLessThan(cost.input().middle());
      assertThat(cost.output().middle()).isLessThan(cost.output().high());
      assertThat(cost.input().middle()).isPositive().isLessThanOrEqualTo(cost.output().middle());
    }
  }

  @Test
  void theKeyIsSentAndNeverTold() {
    String secret = "sk-test-ABCDEFGHIJKLMNOP1234567890";
    Key key = Key.of(secret + "\n", "TOY_KEY");
    AtomicInteger asked = new AtomicInteger();
    ToyServer.Script quick = ToyServer.quick();
    try (ToyServer server =
        new ToyServer((request, out) -> {
          assertThat(request.head()).contains("Authorization: Bearer " + secret + "\r\n");
          if (request.line().startsWith("POST") && asked.incrementAndGet() > 6) {
            // As servers do: the key whole, its start, and its end.
            String said =
                "bad key " + secret + ", " + secret.substring(0, 14) + "***" + secret.substring(24);
            ToyServer.write(out, ToyServer.json("401 Unauthorized", said));
          } else {
            quick.answer(request, out);
          }
        })) {
      ProbeResult result =
          Probes.run(Probes.withKey(Probes.options(server.url(), Probes.QUICK, 1, 4), key));
      String all = result.toString() + key + result.rungs().getLast().example();
      assertThat(all)
          .contains("bad key …, …***…")
          .doesNotContain("ABCDEF")
          .doesNotContain("567890");
    }
    try (ToyServer server =
        new ToyServer((request, out) ->
            ToyServer.write(out, ToyServer.json("403 Forbidden", "no: " + secret)))) {
      assertThatThrownBy(
              () -> Probes.run(Probes.withKey(Probes.options(server.url(), Probes.QUICK, 1), key)))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("HTTP 403")
          .hasMessageContaining("--key-env")
          .hasMessageNotContaining("ABCDEF");
    }
    for (String bad : List.of("", "  ", "a b", "a\r\nX: y", "grüße")) {
      assertThatThrownBy(() -> Key.of(bad, "TOY_KEY")).isInstanceOf(InputException.class);
    }
  }

  @Test
  void aKeyDoesNotGoOverTheInternetInClear() {
    Endpoint clear = Endpoint.parse("http://gpu.example/v1", false);
    Reach.Pinned there =
        new Reach(Set.of(), true)
            .pin(
                "gpu.example",
                host ->
                    new java.net.InetAddress[] {java.net.InetAddress.ofLiteral("93.184.216.34")});
    assertThatThrownBy(() -> clear.check(Key.of("secret", "K"), there))
        .hasMessageContaining("in clear");
    clear.check(Key.NONE, there);
    Endpoint.parse("https://gpu.example/v1", false).check(Key.of("secret", "K"), there);
  }

  @Test
  void whatIsWrongIsSaidWithWhatToDo() throws IOException {
    List<String> said = new ArrayList<>();
    // A port that a server has just left may still answer with a reset; nobody listens on this one.
    said.add(message("http://127.0.0.1:1"));
    for (String list :
        List.of("{\"data\":[]}", "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}", "oh", "{}")) {
      try (ToyServer server =
          new ToyServer((request, out) -> ToyServer.write(out, ToyServer.json("200 OK", list)))) {
        said.add(message(server.url()));
      }
    }
    assertThat(said.get(0)).contains("no connection").contains("Check that the server runs");
    assertThat(said.get(1)).contains("has no model");
    assertThat(said.get(2)).contains("several models: a, b").contains("--model");
    assertThat(said.get(3)).contains("cannot be read").contains("--model");
    assertThat(said.get(4)).contains("has no model");
  }

  @Test
  void modelsAreReadFromTheirListAlone() {
    assertThat(
            Handshake.names(
                "{\"id\":\"x\",\"models\":[{\"id\":\"y\"}],\"data\":[{\"object\":\"model\",\"id\":\"m\","
                    + "\"permission\":[{\"id\":\"p\"}],\"meta\":{\"id\":\"q\"}}]}"))
        .containsExactly("m");
  }

  private static String message(String url) {
    try {
      Probes.run(Probes.options(url, Probes.QUICK, 1));
      return "";
    } catch (InputException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static ProbeLimits limits(int requests, int tokens) {
    return new ProbeLimits(
        4,
        Duration.ofMillis(20),
        Duration.ofSeconds(20),
        Duration.ofSeconds(60),
        requests,
        tokens,
        Duration.ofSeconds(10));
  }
}
