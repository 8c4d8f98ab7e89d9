package dev.yourbrief.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.gateway.admin.WatchedGateway;
import dev.yourbrief.gateway.watch.Log.Form;
import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.FakeProvider;
import dev.yourbrief.provider.json.Json;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A line for each call, and none that waits for its reader. */
class LogTest {

  @TempDir Path folder;

  private List<String> lines(Form form, FakeProvider provider) throws Exception {
    StringWriter out = new StringWriter();
    Log log = new Log(form, out);
    try (WatchedGateway gateway =
        WatchedGateway.start(folder, WatchedGateway.config(provider, ""), List.of(log))) {
      gateway.chat("smart", true);
      gateway.chat("no such\\nthing", false);
      gateway.awaitRows("call", 2);
    }
    log.close();
    assertThat(log.dropped()).isZero();
    return out.toString().lines().toList();
  }

  @Test
  void aPersonReadsHowEachCallEnded() throws Exception {
    try (FakeProvider provider =
        FakeProvider.start(_ -> Answer.says("A secret answer").using(100, 10))) {
      List<String> lines = lines(Form.TEXT, provider);
      assertThat(lines).hasSize(2);
      assertThat(lines.getFirst())
          .contains("200 ok", "smart -> up/first", "key team", "100+10 tokens", "$0.00012")
          .doesNotContain("secret", "private");
      assertThat(lines.getLast()).contains("404 error (no_route)").doesNotContain("no such");
    }
  }

  @Test
  void aProgramReadsAnObjectALine() throws Exception {
    try (FakeProvider provider =
        FakeProvider.start(_ -> Answer.says("A secret answer").using(100, 10))) {
      List<String> lines = lines(Form.JSON, provider);
      JsonNode first = Json.tree(lines.getFirst()).orElseThrow();
      assertThat(first.path("level").stringValue()).isEqualTo("INFO");
      assertThat(first.path("target").stringValue()).isEqualTo("up/first");
      assertThat(first.path("output_tokens").asInt()).isEqualTo(10);
      assertThat(first.path("usd").stringValue()).isEqualTo("0.00012");
      assertThat(first.toString()).doesNotContain("secret", "private");
    }
  }

  @Test
  void aProviderThatRefusesTheGatewaysKeyIsAnErrorThatNamesIt() throws Exception {
    try (FakeProvider provider =
        FakeProvider.start(asked ->
            asked.model().equals("first")
                ? Answer.error(401, "invalid_api_key", "sk-upstream-secret is wrong")
                : Answer.says("It is"))) {
      List<String> lines = lines(Form.TEXT, provider);
      assertThat(lines)
          .filteredOn(l -> l.contains("ERROR"))
          .singleElement()
          .asString()
          .contains("up refuses the gateway's own key");
      assertThat(lines.toString()).doesNotContain("sk-upstream");
      assertThat(lines).anySatisfy(l -> assertThat(l).contains("2 attempts"));
    }
  }

  @Test
  void whoDoesNotReadLosesLinesAndStopsNothing() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    Appendable stuck =
        new Appendable() {
          @Override
          public Appendable append(CharSequence text) {
            try {
              reading.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return this;
          }

          @Override
          public Appendable append(CharSequence text, int start, int end) {
            return append(text);
          }

          @Override
          public Appendable append(char c) {
            return this;
          }
        };
    try (Log log = new Log(Form.TEXT, stuck)) {
      for (int i = 0; i < 10_000; i++) {
        log.wrote(Rows.call("c" + i).row());
      }
      assertThat(log.dropped()).isBetween(1_500L, 2_000L);
      reading.countDown();
    }
  }
}
