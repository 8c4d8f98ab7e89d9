package dev.yourbrief.trial.run;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a journal holds.
 *
 * @param answers by their key, the newest of each
 * @param bytes how many bytes are whole lines; what comes after was being written
 * @param cutOff how many calls may have been under way when runs were cut off
 */
record JournalLines(Map<String, Answer> answers, long bytes, int cutOff) {

  private static final String BEGUN = "{\"begun\":";
  private static final String ENDED = "{\"ended\":";

  /** The line of calls that begin, so many at a time. */
  static String begun(int width) {
    return BEGUN + width + "}";
  }

  /** The line of calls that ended, all but those that were given up. */
  static String ended(int givenUp) {
    return ENDED + givenUp + "}";
  }

  /** Reads a journal from its beginning; the channel stays open. */
  @SuppressWarnings("StreamResourceLeak") // Closing it would close the channel.
  static JournalLines read(FileChannel channel) throws IOException {
    channel.position(0);
    InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
    Map<String, Answer> answers = new LinkedHashMap<>();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long bytes = 0;
    int number = 0;
    int cutOff = 0;
    int underWay = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b != '\n') {
        line.write(b);
        continue;
      }
      number++;
      bytes += line.size() + 1L;
      String text = text(line.toByteArray(), number);
      line.reset();
      if (text.startsWith(BEGUN)) {
        cutOff += underWay;
        underWay = count(text, BEGUN, number);
      } else if (text.startsWith(ENDED)) {
        cutOff += count(text, ENDED, number);
        underWay = 0;
      } else {
        int at = number;
        Answer answer = AnswerJson.read(text).orElseThrow(() -> damaged(at));
        answers.put(answer.key(), answer);
      }
    }
    return new JournalLines(answers, bytes, cutOff + underWay);
  }

  private static String text(byte[] line, int number) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      throw damaged(number);
    }
  }

  private static int count(String line, String start, int number) {
    try {
      return Integer.parseInt(line.substring(start.length(), line.length() - 1));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw damaged(number);
    }
  }

  private static InputException damaged(int number) {
    return new InputException(
        Problem.of(
            Location.of(Journal.FILE, number),
            "this line is no answer",
            "Take the line out; its call will be asked again"));
  }
}
