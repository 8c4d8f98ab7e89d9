package dev.yourbrief.provider.dialect;

import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.provider.StreamReader;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.sse.SseException;
import dev.yourbrief.provider.sse.SseParser;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/** Reads a whole stream from bytes, in pieces. */
final class Streams {

  private Streams() {}

  static ChatReply read(byte[] bytes) throws CallException {
    return read(bytes, bytes.length);
  }

  static ChatReply read(byte[] bytes, Consumer<String> onText) throws CallException {
    return read(bytes, onText, List.of(bytes.length));
  }

  /** In two pieces. */
  static ChatReply read(byte[] bytes, int split) throws CallException {
    return read(bytes, _ -> {}, List.of(split));
  }

  static ChatReply readByteByByte(byte[] bytes) throws CallException {
    return read(bytes, _ -> {}, java.util.stream.IntStream.range(1, bytes.length).boxed().toList());
  }

  private static ChatReply read(byte[] bytes, Consumer<String> onText, List<Integer> splits)
      throws CallException {
    StreamReader reader = OpenAiChat.OPENAI.reader(onText);
    SseParser parser = new SseParser(1 << 20);
    try {
      int from = 0;
      for (int split : splits) {
        take(reader, parser.feed(ByteBuffer.wrap(bytes, from, split - from)));
        from = split;
      }
      take(reader, parser.feed(ByteBuffer.wrap(bytes, from, bytes.length - from)));
      take(reader, parser.end());
    } catch (SseException e) {
      throw new AssertionError(e);
    }
    return reader.end();
  }

  private static void take(StreamReader reader, List<SseEvent> events) throws CallException {
    for (SseEvent event : events) {
      if (reader.take(event)) {
        return;
      }
    }
  }
}
