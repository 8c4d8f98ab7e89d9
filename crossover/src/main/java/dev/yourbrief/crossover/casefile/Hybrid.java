package dev.yourbrief.crossover.casefile;

import dev.yourbrief.crossover.casefile.Amounts.Kind;
import dev.yourbrief.crossover.economics.CostLine;
import dev.yourbrief.crossover.economics.Demand;
import dev.yourbrief.crossover.economics.Term;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Several options, each with a share of the traffic: own a slice, rent the rest; mixed GPUs. */
final class Hybrid implements OptionBlock {

  static final List<String> KEYS = List.of("parts");

  private final String id;
  private final YamlMap parts;
  private final Amounts amounts;
  private final List<String> ids;
  private final List<OptionBlock> blocks;

  /**
   * A hybrid.
   *
   * @param parts the share of each option by its id; one may be {@code rest}
   * @param ids the ids of the options
   * @param blocks the options of those ids
   */
  Hybrid(String id, YamlMap parts, Amounts amounts, List<String> ids, List<OptionBlock> blocks) {
    this.id = id;
    this.parts = parts;
    this.amounts = amounts;
    this.ids = ids;
    this.blocks = blocks;
  }

  static boolean isOne(YamlMap map) {
    return map.get("parts").isPresent();
  }

  @Override
  public String kind() {
    return "hybrid";
  }

  @Override
  public String name() {
    return id;
  }

  @Override
  public List<CostLine> lines(String prefix, Demand demand) {
    List<CostLine> lines = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Term share = share(ids.get(i));
      Demand part =
          new Demand(
              named(prefix, ids.get(i), "input", demand.input().times(share)),
              demand.cached(),
              named(prefix, ids.get(i), "output", demand.output().times(share)),
              demand.peakToMean(),
              demand.levels());
      lines.addAll(blocks.get(i).lines(prefix + "." + ids.get(i), part));
    }
    return lines;
  }

  private static Term named(String prefix, String part, String kind, Term term) {
    return Term.named(
        prefix + "." + part + ".demand." + kind,
        kind + " tokens that " + part + " serves",
        "Mtok/month",
        term);
  }

  private Term share(String part) {
    YamlNode node = parts.require(part);
    if (!isRest(node)) {
      return given(part, node);
    }
    Term rest = Term.number(1);
    for (String other : ids) {
      if (!isRest(parts.require(other))) {
        rest = rest.minus(given(other, parts.require(other)));
      }
    }
    return rest.atLeast(0);
  }

  private static boolean isRest(YamlNode node) {
    return node.asText().value().equals("rest");
  }

  private Term given(String part, YamlNode node) {
    return amounts.read(
        node, id + ".share." + part, "share of the traffic that " + part + " serves", Kind.SHARE);
  }

  @Override
  public List<String> notes() {
    return blocks.stream().flatMap(block -> block.notes().stream()).distinct().toList();
  }

  /** The ids that a hybrid names. */
  static Stream<String> ids(YamlMap map) {
    return map.require("parts").asMap().names().stream();
  }
}
