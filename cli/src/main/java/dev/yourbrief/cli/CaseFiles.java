package dev.yourbrief.cli;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.capacity.SpeedPoint;
import dev.yourbrief.crossover.casefile.CaseFile;
import dev.yourbrief.crossover.economics.Option;
import dev.yourbrief.figure.source.Yaml;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.playbook.Decision;
import dev.yourbrief.publish.SpeedCurve;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Comparisons that are written down by themselves, beside decisions. */
final class CaseFiles {

  private static final String NAME = "crossover.yaml";

  private CaseFiles() {}

  /** The case file a path means; empty when it means a decision. */
  static Optional<Path> find(Path given) {
    if (Files.isDirectory(given.toAbsolutePath())) {
      Path inside = given.resolve(NAME);
      return Files.exists(inside) && !Files.exists(given.resolve(Decision.FILE))
          ? Optional.of(inside)
          : Optional.empty();
    }
    String name = String.valueOf(given.getFileName());
    return Files.isRegularFile(given) && !name.equals(Decision.FILE) && isCase(given)
        ? Optional.of(given)
        : Optional.empty();
  }

  private static boolean isCase(Path file) {
    return CaseFile.isOne(Yaml.read(file, file.toString()));
  }

  /** Reads a case file and the bills it names. */
  static CaseFile read(Terminal terminal, Path file, Catalogue catalogue, LocalDate today) {
    YamlNode node = Yaml.read(file, file.toString());
    return CaseFile.of(node, catalogue, new BilledDemands(terminal, file, today), today);
  }

  /** Capacity against speed of each option that has it, as a chart takes it. */
  static List<SpeedCurve> speeds(CaseFile file) {
    List<SpeedCurve> curves = new ArrayList<>();
    for (Option option : file.compared().options()) {
      List<SpeedPoint> points = file.speeds().getOrDefault(option.id(), List.of());
      if (!points.isEmpty()) {
        curves.add(
            new SpeedCurve(
                option.name(),
                points.stream()
                    .map(p ->
                        new SpeedCurve.Point(
                            p.tokensPerSecondPerUser(),
                            p.low(),
                            p.outputPerGpuSecond(),
                            p.high(),
                            p.requests()))
                    .toList()));
      }
    }
    return curves;
  }
}
