package dev.yourbrief.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.json.Json;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The traffic on a terminal. */
class LiveTextTest {

  private static String json(int calls) {
    Live live = new Live(() -> Rows.NOON);
    IntStream.range(0, calls).forEach(i -> live.wrote(Rows.call("c" + i).usd("0.25").row()));
    live.wrote(Rows.call("u").usd("").row());
    ObjectNode json = LiveJson.of(live.view());
    json.put("ready", true);
    json.put("under_way", 3);
    json.putArray("alarms").add("The price of up/first is not known.");
    json.putObject("rested").put("up/first", "2026-11-28T12:01:00Z");
    return Json.string(json);
  }

  @Test
  void noLineIsLongerThanTheTerminalIsWide() {
    for (int width : new int[] {40, 60, 80, 92, 200}) {
      List<String> lines = LiveText.lines(json(30), width, 24, false).orElseThrow();
      assertThat(lines)
          .as("width " + width)
          .allSatisfy(l -> assertThat(l.length()).isLessThanOrEqualTo(width));
      assertThat(lines).hasSizeLessThanOrEqualTo(24);
      String text = String.join("\n", lines);
      assertThat(text).contains("Taking requests", "31 calls a minute", "3 under way", "smart");
    }
  }

  @Test
  void whatNobodyKnowsThePriceOfIsSaidToBeUnknown() {
    String text = String.join("\n", LiveText.lines(json(2), 92, 24, false).orElseThrow());
    assertThat(text)
        .contains("! The price of up/first is not known.")
        .contains("$0.50+?")
        .contains("(rested) up/first")
        .contains("unknown");
    assertThat(LiveText.line(json(2), 200).orElseThrow())
        .contains("3 calls/min", "today $0.50+?", "! 1 alarm");
  }

  @Test
  void coloursAreMarksAroundLinesAndNothingElseMovesTheCursor() {
    String evil = json(1).replace("smart", "sm\\u001b[2Jart");
    List<String> lines = LiveText.lines(evil, 92, 24, true).orElseThrow();
    assertThat(String.join("\n", lines)).doesNotContain("\u001b[2J").contains("sm?[2Jart");
    assertThat(lines.getFirst()).startsWith("\u001b[1m").endsWith("\u001b[0m");
  }

  @Test
  void whatIsNoTrafficIsNotShown() {
    assertThat(LiveText.lines("{}", 80, 24, false)).isEmpty();
    assertThat(LiveText.lines("nonsense", 80, 24, false)).isEmpty();
    assertThat(LiveText.line("[1]", 80)).isEmpty();
    assertThat(LiveText.lines("{\"all\":{},\"last\":[]}", 80, 24, false)).isPresent();
  }
}
