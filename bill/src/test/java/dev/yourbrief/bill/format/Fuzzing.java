package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.ColumnMapping;
import dev.yourbrief.bill.Progress;
import dev.yourbrief.bill.container.Budget;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.Yaml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads made-up bytes, and holds what must be true whatever they are. */
final class Fuzzing {

  /** A mapping of columns that made-up files can have. */
  static final ColumnMapping MAPPING =
      ColumnMapping.of(
          Yaml.parse(
              """
              currency: USD
              decimal: comma
              rows: a.b
              columns: {day: d, cost: c, kind: k, tokens: t, model: m}
              """,
              "fuzz"));

  private Fuzzing() {}

  /** Reads bytes as a file: it never throws, and every file it begins it also ends. */
  static void read(String name, byte[] bytes) {
    List<Counted> files = new ArrayList<>();
    FileSink sink =
        new FileSink() {
          @Override
          public ChargeSink file(String file) {
            check(files.isEmpty() || files.getLast().ended == 1, "a file begins within a file");
            files.add(new Counted());
            return files.getLast();
          }

          @Override
          public void unreadable(Problem problem) {
            check(!problem.what().isEmpty(), "a problem says nothing");
          }

          @Override
          public void note(Problem problem) {
            check(!problem.what().isEmpty(), "a note says nothing");
          }
        };
    try (FileBytes file = FileBytes.of(new ByteArrayInputStream(bytes), name)) {
      new Unpacker(
              sink,
              part -> Optional.of(MAPPING),
              Budget.forSize(bytes.length),
              Progress.SILENT,
              How.BY_ROW)
          .read(file, Optional.empty(), name, 0, file::drainAndHash);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.forEach(file -> check(file.ended == 1, "a file does not end"));
  }

  /** Reads a row: it is charges, a day without any, or unreadable; and one of these only. */
  static void read(RowFormat format, Row row) {
    Counted counted = new Counted();
    Reading reading = format.reading(counted);
    reading.read(row);
    reading.finish();
    check(counted.rows + counted.unreadable == 1, "a row is counted " + counted.rows + " times");
    check(counted.idle == 0 || counted.charges == 0, "a row is charges and an idle day");
  }

  static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  /** Counts what it is told. */
  private static final class Counted implements ChargeSink {
    private int rows;
    private int charges;
    private int idle;
    private int unreadable;
    private int ended;

    @Override
    public void row(List<Charge> said, long count) {
      rows += (int) count;
      charges += said.size();
      for (Charge charge : said) {
        check(!charge.end().isBefore(charge.start()), "a charge ends before it begins");
        charge
            .billed()
            .ifPresent(money ->
                check(
                    money.amount().stripTrailingZeros().scale() <= Numbers.MAX_FRACTION_DIGITS,
                    "an amount has more digits than are kept"));
      }
    }

    @Override
    public void idle(String provider, LocalDate day) {
      idle++;
    }

    @Override
    public void repeated(long left) {}

    @Override
    public void unreadable(Problem problem) {
      check(!problem.what().isEmpty(), "a problem says nothing");
      unreadable++;
    }

    @Override
    public void note(Problem problem) {
      check(!problem.what().isEmpty(), "a note says nothing");
    }

    @Override
    public void page(Instant lastEnd, boolean hasMore) {}

    @Override
    public void is(FileReading what) {
      ended++;
    }
  }
}
