package dev.yourbrief.bill.container;

import java.util.List;
import java.util.Locale;

/** Which files of a folder or an archive may be exports. What they are, their bytes tell. */
public final class Exports {

  private static final List<String> ENDINGS =
      List.of(
          ".csv",
          ".tsv",
          ".txt",
          ".json",
          ".jsonl",
          ".ndjson",
          ".gz",
          ".zst",
          ".zip",
          ".xlsx",
          ".parquet");

  private Exports() {}

  /** Whether a file with this ending, in small or capital letters, may be an export. */
  public static boolean mayBe(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(lower::endsWith);
  }

  /** A name out of an archive or a book, without what a screen or a message could not bear. */
  public static String shown(String name) {
    return EntryName.of(name).shown();
  }

  /** Whether the file is text of any kind, which need not be a table. */
  public static boolean isText(String fileName) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".txt");
  }

  /** Whether text starts as a table does: three cells or more, and as many in the next line. */
  public static boolean isTable(String start) {
    List<String> lines = start.lines().filter(line -> !line.isBlank()).limit(2).toList();
    return lines.size() == 2
        && ",;\t".chars().anyMatch(c -> isTable(lines.getFirst(), lines.getLast(), c));
  }

  private static boolean isTable(String header, String row, int separator) {
    long wanted = count(header, separator);
    long found = count(row, separator);
    return wanted >= 2 && (found == wanted || (found > wanted && row.indexOf('"') >= 0));
  }

  private static long count(String text, int wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
