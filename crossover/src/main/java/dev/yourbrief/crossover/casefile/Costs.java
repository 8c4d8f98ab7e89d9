package dev.yourbrief.crossover.casefile;

import dev.yourbrief.crossover.casefile.Amounts.Kind;
import dev.yourbrief.crossover.economics.CostLine;
import dev.yourbrief.crossover.economics.CostLine.ByVolume;
import dev.yourbrief.crossover.economics.CostLine.Monthly;
import dev.yourbrief.crossover.economics.CostLine.Once;
import dev.yourbrief.crossover.economics.Demand;
import dev.yourbrief.crossover.economics.Index;
import dev.yourbrief.crossover.economics.Term;
import dev.yourbrief.crossover.economics.When;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** The cost lines a user names: {@code monthly}, {@code once} and {@code perMtok}. */
final class Costs {

  static final List<String> KEYS = List.of("monthly", "once", "perMtok");

  private final Amounts amounts;
  private final String option;

  Costs(Amounts amounts, String option) {
    this.amounts = amounts;
    this.option = option;
  }

  /**
   * The lines of an option.
   *
   * @param prefix the first part of the lines' ids
   */
  List<CostLine> lines(YamlMap map, String prefix, Demand demand) {
    List<CostLine> lines = new ArrayList<>();
    map.get("monthly")
        .map(YamlNode::asMap)
        .ifPresent(all ->
            all.names()
                .forEach(name ->
                    lines.add(
                        new Monthly(
                            prefix + "." + name,
                            name,
                            monthly(all.require(name), name),
                            Index.STILL))));
    map.get("perMtok")
        .map(YamlNode::asMap)
        .ifPresent(all ->
            all.names()
                .forEach(name -> {
                  Term price =
                      amounts.read(all.require(name), input(name), name, Kind.of("USD/Mtok"));
                  lines.add(
                      new ByVolume(
                          prefix + "." + name, name, demand.mtok().times(price), Index.STILL));
                }));
    map.get("once")
        .map(YamlNode::asMap)
        .ifPresent(all ->
            all.names()
                .forEach(name -> lines.add(once(all.require(name), prefix + "." + name, name))));
    return lines;
  }

  /** An amount a month, or people and what one of them costs. */
  private Term monthly(YamlNode node, String name) {
    if (node instanceof YamlMap map) {
      map.onlyKnows(List.of("people", "each"));
      Term people =
          amounts.read(
              map.require("people"),
              input(name) + ".people",
              name + ", how many people",
              Kind.of("person"));
      Term each =
          amounts.read(
              map.require("each"),
              input(name) + ".each",
              name + ", what one of them costs, fully loaded",
              Kind.of("USD/person-month"));
      return people.times(each);
    }
    return amounts.read(node, input(name), name, Kind.of("USD/month"));
  }

  private Once once(YamlNode node, String id, String name) {
    Kind usd = Kind.of("USD");
    if (node instanceof YamlMap map) {
      map.onlyKnows(List.of("cost", "every", "at"));
      Term cost = amounts.read(map.require("cost"), input(name), name, usd);
      return new Once(id, name, cost, when(map));
    }
    return new Once(id, name, amounts.read(node, input(name), name, usd), When.START);
  }

  private static When when(YamlMap map) {
    return Amounts.months(map, "every", 1, 120)
        .<When>map(When.Every::new)
        .orElseGet(() ->
            map.get("at")
                .map(YamlNode::asText)
                .map(text ->
                    switch (text.value()) {
                      case "start" -> When.START;
                      case "end" -> When.END;
                      default ->
                          throw text.problem(
                              "this is neither the start nor the end", "Write start or end");
                    })
                .orElse(When.START));
  }

  private String input(String name) {
    return option + "." + name;
  }
}
