package dev.yourbrief.provider.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Server-sent events, however a network cuts them. */
class SseParserTest {

  private static final int ROOM = 1_000;

  private static List<SseEvent> inPieces(byte[] bytes, int... cuts) throws SseException {
    SseParser parser = new SseParser(ROOM);
    List<SseEvent> events = new ArrayList<>();
    int from = 0;
    for (int cut : cuts) {
      events.addAll(parser.feed(ByteBuffer.wrap(bytes, from, cut - from)));
      from = cut;
    }
    events.addAll(parser.feed(ByteBuffer.wrap(bytes, from, bytes.length - from)));
    events.addAll(parser.end());
    return events;
  }

  private static List<SseEvent> events(String text) throws SseException {
    return inPieces(text.getBytes(StandardCharsets.UTF_8));
  }

  private static SseEvent data(String data) {
    return new SseEvent("", data);
  }

  @Test
  void anEventHasDataOfManyLinesAndMayHaveAName() throws SseException {
    assertThat(events("data: a\ndata:b\ndata:  c\n\nevent: ping\ndata: {}\n\n"))
        .containsExactly(data("a\nb\n c"), new SseEvent("ping", "{}"));
  }

  @Test
  void aLineEndsInLineFeedCarriageReturnOrBoth() throws SseException {
    assertThat(events("data: a\r\n\r\ndata: b\r\rdata: c\n\ndata: d\r\n\ndata: e\n\r\n"))
        .containsExactly(data("a"), data("b"), data("c"), data("d"), data("e"));
  }

  @Test
  void commentsIdsRetryTimesAndUnknownFieldsArePassedOver() throws SseException {
    assertThat(events(": keep-alive\n\nid: 7\nretry: 10\nnoise: x\ndata: a\n: more\n\n:\n\n"))
        .containsExactly(data("a"));
  }

  @Test
  void aNameWithoutDataIsNoEventAndNamesNoOther() throws SseException {
    assertThat(events("event: ping\n\ndata: a\n\n")).containsExactly(data("a"));
  }

  @Test
  void aFieldWithoutAColonIsEmpty() throws SseException {
    assertThat(events("data\ndata\n\n")).containsExactly(data("\n"));
  }

  @Test
  void aByteOrderMarkAtTheStartIsPassedOverAndOnlyThere() throws SseException {
    assertThat(events("\uFEFFdata: a\n\ndata: \uFEFFb\n\n"))
        .containsExactly(data("a"), data("\uFEFFb"));
  }

  @Test
  void theLastEventNeedsNoEmptyLine() throws SseException {
    assertThat(events("data: a\n\ndata: [DONE]")).containsExactly(data("a"), data("[DONE]"));
    assertThat(events("data: a\n")).containsExactly(data("a"));
  }

  @Test
  void bytesThatAreNoUtf8AreShownAsSuch() throws SseException {
    byte[] bytes = {'d', 'a', 't', 'a', ':', (byte) 0xC3, '\n', '\n'};
    assertThat(inPieces(bytes)).containsExactly(data("\uFFFD"));
  }

  @Test
  void twoCutsAnywhereMakeNoDifference() throws SseException {
    byte[] bytes =
        "\uFEFFevent: x\r\ndata: grüße 🙂\rdata: 漢\n\n: c\n\r\ndata: b\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8);
    List<SseEvent> whole = inPieces(bytes);
    assertThat(whole).containsExactly(new SseEvent("x", "grüße 🙂\n漢"), data("b"));
    for (int a = 0; a <= bytes.length; a++) {
      for (int b = a; b <= bytes.length; b++) {
        assertThat(inPieces(bytes, a, b)).as("cut at %s and %s", a, b).isEqualTo(whole);
      }
    }
  }

  @Test
  void aLineAndAnEventHaveAMostLength() throws SseException {
    String fits = "data: " + "a".repeat(ROOM - 6) + "\n\n";
    assertThat(events(fits)).hasSize(1);
    byte[] endless = ("data: " + "a".repeat(ROOM)).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> inPieces(endless)).isInstanceOf(SseException.class);
    String manyLines = ("data: " + "a".repeat(90) + "\n").repeat(12);
    assertThatThrownBy(() -> events(manyLines)).isInstanceOf(SseException.class);
    assertThatThrownBy(() -> events(":" + "a".repeat(ROOM))).isInstanceOf(SseException.class);
  }

  /** Against the standard's rules written down a second time, in the plainest way. */
  @Test
  void randomStreamsInRandomPiecesAreReadAsTheStandardSays() throws SseException {
    SplittableRandom random = new SplittableRandom(20);
    String[] parts = {
      "data",
      "event",
      "id",
      ":",
      ": ",
      " ",
      "x",
      "é",
      "🙂",
      "\n",
      "\r",
      "\r\n",
      "\n\n",
      "\uFEFF",
      "data: y\n"
    };
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(24); i > 0; i--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      int[] cuts = new int[random.nextInt(6)];
      Arrays.setAll(cuts, _ -> random.nextInt(bytes.length + 1));
      Arrays.sort(cuts);
      assertThat(inPieces(bytes, cuts))
          .as("%s cut at %s", text, Arrays.toString(cuts))
          .isEqualTo(plainly(text.toString()));
    }
  }

  private static List<SseEvent> plainly(String stream) {
    String text = stream.startsWith("\uFEFF") ? stream.substring(1) : stream;
    List<SseEvent> events = new ArrayList<>();
    String name = "";
    List<String> data = new ArrayList<>();
    String[] lines = text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
    for (int i = 0; i <= lines.length; i++) {
      if (i == lines.length || lines[i].isEmpty()) {
        if (!data.isEmpty()) {
          events.add(new SseEvent(name, String.join("\n", data)));
        }
        name = "";
        data.clear();
        continue;
      }
      String[] field = lines[i].split(":", 2);
      String value =
          field.length < 2 ? "" : field[1].startsWith(" ") ? field[1].substring(1) : field[1];
      if (field[0].equals("data")) {
        data.add(value);
      } else if (field[0].equals("event")) {
        name = value;
      }
    }
    return events;
  }
}
