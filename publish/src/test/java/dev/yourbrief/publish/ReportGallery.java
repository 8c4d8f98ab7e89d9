package dev.yourbrief.publish;

import dev.yourbrief.crossover.economics.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes every report to a folder, to be looked at by eye. */
final class ReportGallery {

  private ReportGallery() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Map<String, Findings> all = new TreeMap<>();
    all.put("three", Comparisons.threeWays());
    all.put("never", Comparisons.never());
    all.put("servers", Comparisons.servers());
    all.put("six", Comparisons.six());
    all.put("infinite", Comparisons.infinite());
    all.put("alone", Comparisons.alone());
    for (Map.Entry<String, Findings> one : all.entrySet()) {
      List<SpeedCurve> curves =
          one.getKey().equals("three") ? List.of(Comparisons.curve()) : List.of();
      String title = "Keep renting tokens, or serve them ourselves?";
      Files.writeString(
          folder.resolve(one.getKey() + ".html"),
          CrossoverReport.html(title, Comparisons.TODAY, one.getValue(), curves));
      Files.writeString(
          folder.resolve(one.getKey() + ".md"),
          CrossoverReport.markdown(title, Comparisons.TODAY, one.getValue(), curves));
      Files.writeString(
          folder.resolve(one.getKey() + "-cost.svg"), CrossoverCharts.cost(one.getValue()));
      Files.writeString(
          folder.resolve(one.getKey() + "-months.svg"), CrossoverCharts.months(one.getValue()));
      Files.writeString(
          folder.resolve(one.getKey() + "-tornado.svg"), CrossoverCharts.tornado(one.getValue()));
      Files.writeString(
          folder.resolve(one.getKey() + "-busy.svg"), CrossoverCharts.busy(one.getValue()));
    }
    Files.writeString(folder.resolve("speed.svg"), CrossoverCharts.speed(Comparisons.curve()));
    Files.writeString(
        folder.resolve("explained.txt"),
        Explain.text(Comparisons.threeWays().ledger(), "own.cost", Comparisons.TODAY, 100));
  }
}
