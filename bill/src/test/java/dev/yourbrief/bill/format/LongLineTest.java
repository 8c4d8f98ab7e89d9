package dev.yourbrief.bill.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A line without an end fills no memory: the bytes are made as they are read. */
final class LongLineTest {

  /** Endless text, up to a length. */
  private static final class Endless extends InputStream {
    private long left;

    Endless(long length) {
      this.left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'x' : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) {
      if (left <= 0) {
        return -1;
      }
      int n = (int) Math.min(length, left);
      Arrays.fill(target, from, from + n, (byte) 'x');
      left -= n;
      return n;
    }
  }

  @Test
  void a_gigabyte_in_one_line_is_passed_over() throws IOException {
    List<Problem> problems = new ArrayList<>();
    try (FileBytes bytes = FileBytes.of(new Endless(1L << 30), "a.csv")) {
      FileReading reading =
          new CsvFile("a.csv", Optional.empty(), new Listening(problems), Optional.empty())
              .read(bytes.asText());
      assertThat(reading.isKnown()).isFalse();
      assertThat(bytes.drainAndHash()).hasSize(64);
    }
    assertThat(problems)
        .singleElement()
        .satisfies(p -> assertThat(p.what()).contains("the line is longer than 1048576 bytes"));
  }

  /** Keeps the problems it is told. */
  private record Listening(List<Problem> problems) implements ChargeSink {

    @Override
    public void row(List<Charge> charges, long rows) {}

    @Override
    public void repeated(long charges) {}

    @Override
    public void idle(String provider, LocalDate day) {}

    @Override
    public void unreadable(Problem problem) {
      problems.add(problem);
    }

    @Override
    public void note(Problem problem) {}

    @Override
    public void page(Instant lastEnd, boolean hasMore) {}

    @Override
    public void is(FileReading what) {}
  }
}
