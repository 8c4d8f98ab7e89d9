package dev.yourbrief.trial.statistics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A small table of scores in a file of comma-separated values without quotes. */
public final class Columns {

  private final List<String> names;
  private final List<String[]> rows;

  private Columns(List<String> names, List<String[]> rows) {
    this.names = names;
    this.rows = rows;
  }

  public static Columns read(Path file) throws IOException {
    List<String[]> lines =
        Files.readAllLines(file).stream().map(line -> line.split(",", -1)).toList();
    return new Columns(Arrays.asList(lines.getFirst()), lines.subList(1, lines.size()));
  }

  public List<String> names() {
    return names;
  }

  public List<String> texts(String name) {
    int at = names.indexOf(name);
    return rows.stream().map(row -> row[at]).toList();
  }

  public double[] numbers(String name) {
    return texts(name).stream().mapToDouble(Double::parseDouble).toArray();
  }

  public double[] difference(String first, String second) {
    double[] a = numbers(first);
    double[] b = numbers(second);
    Arrays.setAll(a, i -> a[i] - b[i]);
    return a;
  }
}
