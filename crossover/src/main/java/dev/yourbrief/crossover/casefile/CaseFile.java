package dev.yourbrief.crossover.casefile;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.capacity.SpeedPoint;
import dev.yourbrief.crossover.economics.Case;
import dev.yourbrief.figure.Sampler;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.Yaml;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A comparison written down: its title, the day it speaks from, and the case.
 *
 * @param title what is asked
 * @param asOf the day it speaks from
 * @param compared the case
 * @param speeds capacity against speed per user, by the ids of the options that have it
 */
public record CaseFile(
    String title, LocalDate asOf, Case compared, Map<String, List<SpeedPoint>> speeds) {

  public CaseFile {
    speeds = Collections.unmodifiableMap(new LinkedHashMap<>(speeds));
  }

  private static final List<String> KEYS =
      List.of(
          "crossover",
          "asOf",
          "by",
          "seed",
          "draws",
          "demand",
          "growth",
          "horizon",
          "discount",
          "scales",
          "scenarios",
          "company",
          "options");

  private static final int MAX_DRAWS = 1_000_000;

  /** Whether a YAML file is one of these, by the key it begins with. */
  public static boolean isOne(YamlNode node) {
    return node instanceof YamlMap map && map.names().contains("crossover");
  }

  /**
   * Reads a file.
   *
   * @param name what to call it in messages
   * @param catalogue where to look up what it names
   * @param bills reads the bills it names
   * @param today the day it speaks from if it says none
   * @throws InputException if it cannot be read; the message says where and why
   */
  public static CaseFile read(
      Path file, String name, Catalogue catalogue, BilledDemand.Reader bills, LocalDate today) {
    return of(Yaml.read(file, name), catalogue, bills, today);
  }

  /** The same for a file that is in memory already. */
  public static CaseFile of(
      YamlNode node, Catalogue catalogue, BilledDemand.Reader bills, LocalDate today) {
    YamlMap map = node.asMap();
    map.onlyKnows(KEYS);
    LocalDate asOf = day(map).orElse(today);
    Amounts amounts = new Amounts(map.text("by").orElse("the case file"), asOf);
    DemandBlock demand = DemandBlock.read(map.require("demand").asMap(), amounts, bills);
    Company company = Company.read(map.get("company").map(YamlNode::asMap));
    Options options =
        new Options(map.require("options").asMap(), amounts, catalogue, demand, company);
    Sampler sampler =
        new Sampler(
            Amounts.whole(map, "seed", 0, Integer.MAX_VALUE).orElse(1),
            Amounts.whole(map, "draws", 1, MAX_DRAWS).orElse(Sampler.DEFAULT_SIZE));
    Case compared =
        new Case(
            demand.demand().mtok(),
            demand.demand().output(),
            options.all(),
            new Ahead(amounts).read(map),
            scales(map),
            sampler);
    return new CaseFile(map.requireText("crossover"), asOf, compared, options.speeds());
  }

  private static Optional<LocalDate> day(YamlMap map) {
    return map.get("asOf")
        .map(YamlNode::asText)
        .map(text -> {
          try {
            return LocalDate.parse(text.value());
          } catch (DateTimeParseException e) {
            throw text.problem("'" + text.value() + "' is no day", "Write it as 2026-11-24");
          }
        });
  }

  private static List<BigDecimal> scales(YamlMap map) {
    Optional<YamlNode> node = map.get("scales");
    if (node.isEmpty()) {
      return List.of(BigDecimal.ONE, BigDecimal.valueOf(3), BigDecimal.TEN);
    }
    List<BigDecimal> scales = new ArrayList<>();
    for (YamlNode item : node.get().asList().items()) {
      YamlText text = item.asText();
      try {
        scales.add(new BigDecimal(text.value().replace("x", "").replace("×", "").strip()));
      } catch (NumberFormatException e) {
        throw text.problem("'" + text.value() + "' is no multiple", "Write a number such as 3");
      }
      if (scales.getLast().signum() <= 0) {
        throw text.problem("a multiple is above 0", "Write a number such as 3");
      }
    }
    if (scales.isEmpty()) {
      throw new InputException(
          Problem.of(node.get().where(), "no multiple is named", "Write 'scales: [1, 3, 10]'"));
    }
    return List.copyOf(scales);
  }
}
