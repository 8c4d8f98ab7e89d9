package dev.yourbrief.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream cut into whole events, wherever the network cuts it. */
class FramesTest {

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everySplitGivesTheSameFramesAndNoByteIsLost(String end) {
    String stream =
        ": comment\n\nevent: a\ndata: é1\n\n\ndata: 2\ndata: 3\n\ndata: [DONE]\n\n"
            .replace("\n", end);
    byte[] bytes = stream.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    for (int size = 1; size <= bytes.length; size++) {
      Frames frames = new Frames(1_000);
      List<String> all = new ArrayList<>();
      for (int from = 0; from < bytes.length; from += size) {
        int to = Math.min(bytes.length, from + size);
        frames
            .feed(Buffer.buffer(java.util.Arrays.copyOfRange(bytes, from, to)))
            .forEach(f -> all.add(f.toString()));
      }
      assertThat(String.join("", all) + frames.rest()).as("pieces of %d", size).isEqualTo(stream);
      assertThat(all.stream().filter(f -> f.contains("data: 2"))).hasSize(1);
      assertThat(all.stream().filter(f -> f.contains("data: 2") && f.contains("data: 3")))
          .hasSize(1);
    }
  }

  @Test
  void aFrameWithoutEndIsFoundTooLarge() {
    Frames frames = new Frames(100);
    assertThat(frames.feed(Buffer.buffer("data: " + "a".repeat(50)))).isEmpty();
    assertThat(frames.isTooLarge()).isFalse();
    assertThat(frames.feed(Buffer.buffer("a".repeat(50)))).isEmpty();
    assertThat(frames.isTooLarge()).isTrue();
  }
}
