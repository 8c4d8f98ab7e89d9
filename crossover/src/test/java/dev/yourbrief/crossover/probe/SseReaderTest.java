package dev.yourbrief.crossover.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Events come out the same however the network cuts the bytes. */
class SseReaderTest {

  private static final String STREAM =
      "\ufeff: a comment\r\n\r\n"
          + "data: {\"a\":\"grüße 🚀 漢\"}\n\n"
          + "event: error\r"
          + "data:no space\r\r"
          + "id: 7\n"
          + "retry: 10\n"
          + "data: one\n"
          + "data:  two \n\n"
          + ":\n\n"
          + "data\n\n"
          + "unknown: x\r\n"
          + "data: [DONE]\r\n\r\n";

  private static final List<String> EVENTS =
      List.of(
          "message={\"a\":\"grüße 🚀 漢\"}",
          "error=no space",
          "message=one\n two ",
          "message=",
          "message=[DONE]");

  @Test
  void anEventIsTheSameHoweverItsBytesAreCutInTwo() throws IOException {
    byte[] bytes = STREAM.getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut <= bytes.length; cut++) {
      List<String> events = new ArrayList<>();
      SseReader reader = new SseReader((name, data) -> events.add(name + "=" + data));
      reader.feed(bytes, 0, cut);
      reader.feed(bytes, cut, bytes.length);
      reader.end();
      assertThat(events).as("cut at byte %s", cut).isEqualTo(EVENTS);
    }
  }

  @Test
  void anEventIsTheSameInPiecesOfAnySize() throws IOException {
    byte[] bytes = STREAM.getBytes(StandardCharsets.UTF_8);
    SplittableRandom random = new SplittableRandom(3);
    for (int run = 0; run < 500; run++) {
      List<String> events = new ArrayList<>();
      SseReader reader = new SseReader((name, data) -> events.add(name + "=" + data));
      int most = 1 + random.nextInt(12);
      for (int at = 0; at < bytes.length; ) {
        int to = Math.min(bytes.length, at + random.nextInt(most + 1));
        reader.feed(bytes, at, to);
        at = to;
      }
      reader.end();
      assertThat(events).isEqualTo(EVENTS);
    }
  }

  @Test
  void theLastEventNeedsNoBlankLine() throws IOException {
    for (String end : List.of("", "\n", "\r\n")) {
      List<String> events = new ArrayList<>();
      SseReader reader = new SseReader((name, data) -> events.add(data));
      byte[] bytes = ("data: a\n\ndata: [DONE]" + end).getBytes(StandardCharsets.UTF_8);
      reader.feed(bytes, 0, bytes.length);
      reader.end();
      assertThat(events).containsExactly("a", "[DONE]");
    }
  }

  @Test
  void aLineOrAnEventWithoutEndIsRefusedWhileItGrows() {
    byte[] endless = "x".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
    SseReader lines = new SseReader((name, data) -> {});
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 100; i++) {
                lines.feed(endless, 0, endless.length);
              }
            })
        .hasMessage("a line of the stream is too long");
    byte[] line = ("data: " + "x".repeat(1_000) + "\n").getBytes(StandardCharsets.UTF_8);
    SseReader events = new SseReader((name, data) -> {});
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 5_000; i++) {
                events.feed(line, 0, line.length);
              }
            })
        .hasMessage("an event of the stream is too long");
  }

  /** Real events with bytes changed, dropped and doubled: an answer, or a failure with a reason. */
  @Test
  void damagedStreamsBreakNothing() {
    byte[] whole =
        (": x\r\n\r\n"
                + ToyServer.piece("grüße")
                + "event: error\ndata: {\"error\":{\"message\":[{}]}}\n\n"
                + ToyServer.usage(10, 12)
                + "data: [DONE]\n\n")
            .getBytes(StandardCharsets.UTF_8);
    SplittableRandom random = new SplittableRandom(11);
    int failures = 0;
    for (int run = 0; run < 20_000; run++) {
      ByteArrayOutputStream damaged = new ByteArrayOutputStream();
      int rate = 3 + random.nextInt(80);
      for (byte b : whole) {
        switch (random.nextInt(rate)) {
          case 0 -> damaged.write(random.nextInt(256));
          case 1 -> damaged.write(b == '}' ? '{' : '}');
          case 2 -> {
            damaged.write(b);
            damaged.write(b);
          }
          default -> damaged.write(b);
        }
      }
      StreamedAnswer answer = new StreamedAnswer(100);
      SseReader reader = new SseReader(answer);
      try {
        reader.feed(damaged.toByteArray(), 0, damaged.size());
        reader.end();
        answer.check();
      } catch (IOException e) {
        assertThat(e).isInstanceOf(WireException.class);
        failures++;
      }
    }
    assertThat(failures).isGreaterThan(10_000);
  }
}
