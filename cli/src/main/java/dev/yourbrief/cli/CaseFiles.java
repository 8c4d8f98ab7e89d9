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

  /**
   * A case file as it was written.
   *
   * @param file where it is
   * @param node what it says
   */
  record Written(Path file, YamlNode node) {

    private static Written read(Path file) {
      return new Written(file, Yaml.read(file, file.toString()));
    }
  }

  /** The case file a path means; empty when it means a decision. */
  static Optional<Written> find(Path given) {
    if (Files.isDirectory(given.toAbsolutePath())) {
      Path inside = given.resolve(NAME);
      return Files.exists(inside) && !Files.exists(given.resolve(Decision.FILE))
          ? Optional.of(Written.read(inside))
          : Optional.empty();
    }
    String name = String.valueOf(given.getFileName());
    return Files.isRegularFile(given) && !name.equals(Decision.FILE)
        ? Optional.of(Written.read(given)).filter(written -> CaseFile.isOne(written.node))
        : Optional.empty();
  }

  /** Reads a case and the bills it names. */
  static CaseFile read(Terminal terminal, Written written, Catalogue catalogue, LocalDate today) {
    BilledDemands bills = new BilledDemands(terminal, written.file, today);
    return CaseFile.of(written.node, catalogue, bills, today);
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
