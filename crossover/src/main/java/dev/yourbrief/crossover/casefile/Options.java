package dev.yourbrief.crossover.casefile;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.capacity.SpeedPoint;
import dev.yourbrief.crossover.economics.CostLine;
import dev.yourbrief.crossover.economics.CostLine.ByVolume;
import dev.yourbrief.crossover.economics.Demand;
import dev.yourbrief.crossover.economics.Option;
import dev.yourbrief.crossover.economics.Option.Launch;
import dev.yourbrief.crossover.economics.Term;
import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The block {@code options}: each read by the class that its keys ask for. */
final class Options {

  private static final List<String> COMMON = List.of("name", "build", "ramp");

  private final YamlMap map;
  private final Amounts amounts;
  private final Catalogue catalogue;
  private final DemandBlock demand;
  private final Company company;
  private final Map<String, OptionBlock> blocks = new LinkedHashMap<>();

  Options(YamlMap map, Amounts amounts, Catalogue catalogue, DemandBlock demand, Company company) {
    this.map = map;
    this.amounts = amounts;
    this.catalogue = catalogue;
    this.demand = demand;
    this.company = company;
  }

  List<Option> all() {
    if (map.names().isEmpty()) {
      throw new InputException(
          Problem.of(map.where(), "there is no option", "Name at least one, today's first"));
    }
    List<Option> options = new ArrayList<>();
    for (String id : map.names()) {
      OptionBlock block = block(id);
      YamlMap written = map.require(id).asMap();
      List<CostLine> lines = block.lines(id, demand.demand());
      List<String> notes = new ArrayList<>(block.notes());
      amounts.staleNote(id).ifPresent(notes::add);
      options.add(
          new Option(
              id,
              written.text("name").orElse(block.name()),
              block.kind(),
              lines,
              new Launch(
                  Amounts.months(written, "build", 0, 120).orElse(0),
                  Amounts.months(written, "ramp", 0, 120).orElse(0)),
              notes));
    }
    return options;
  }

  /** Capacity against speed per user of each option that has it, by its id. */
  Map<String, List<SpeedPoint>> speeds() {
    Map<String, List<SpeedPoint>> speeds = new LinkedHashMap<>();
    blocks.forEach((id, block) -> {
      if (!block.speeds().isEmpty()) {
        speeds.put(id, block.speeds());
      }
    });
    return speeds;
  }

  private OptionBlock block(String id) {
    OptionBlock known = blocks.get(id);
    if (known != null) {
      return known;
    }
    YamlMap written = map.require(id).asMap();
    OptionBlock block = made(id, written);
    blocks.put(id, block);
    return block;
  }

  private OptionBlock made(String id, YamlMap written) {
    if (Rent.isOne(written)) {
      knows(written, Rent.KEYS);
      return new Rent(id, written, amounts, catalogue, demand);
    }
    if (Units.isOne(written)) {
      knows(written, Units.KEYS);
      return new Units(id, written, amounts, served -> overflow(written, served));
    }
    if (Hybrid.isOne(written)) {
      knows(written, Hybrid.KEYS);
      List<String> ids = Hybrid.ids(written).toList();
      YamlMap parts = written.require("parts").asMap();
      for (String part : ids) {
        check(part, id, parts);
      }
      return new Hybrid(id, parts, amounts, ids, ids.stream().map(part -> block(part)).toList());
    }
    if (Fleets.isOne(written)) {
      knows(written, Fleets.KEYS);
      return new Fleets(
          id, written, amounts, catalogue, demand, company, served -> overflow(written, served));
    }
    throw new InputException(
        Problem.of(
            written.where(),
            "nothing says what kind of option '" + id + "' is",
            "Write 'rent:' or 'bill:' for tokens, 'units:' for provisioned throughput, 'gpu:',"
                + " 'copyPrice:' or 'buy:' for hardware, 'parts:' for a mix of options"));
  }

  private void check(String part, String id, YamlMap parts) {
    boolean isHybrid =
        map.get(part)
            .filter(YamlMap.class::isInstance)
            .map(n -> Hybrid.isOne(n.asMap()))
            .orElse(false);
    if (!map.names().contains(part) || part.equals(id) || isHybrid) {
      throw new InputException(
          Problem.of(
              parts.whereIs(part),
              "'" + part + "' is no option that can be a part",
              Closest.to(part, map.names())
                  .map(near -> "Did you mean '" + near + "'?")
                  .orElse("Name options that are not mixes themselves")));
    }
  }

  private static void knows(YamlMap written, List<String> own) {
    List<String> all = new ArrayList<>(own);
    all.addAll(Costs.KEYS);
    all.addAll(COMMON);
    written.onlyKnows(all);
  }

  /** What all the traffic would cost where an overflow goes. */
  private Optional<Term> overflow(YamlMap written, Demand served) {
    Optional<YamlText> where = written.get("overflow").map(YamlNode::asText);
    if (where.isEmpty()) {
      return Optional.empty();
    }
    String id = where.get().value();
    boolean isRent =
        map.get(id).filter(YamlMap.class::isInstance).map(n -> Rent.isOne(n.asMap())).orElse(false);
    if (!isRent) {
      throw where
          .get()
          .problem(
              "'" + id + "' is no option that takes an overflow",
              "Name one that is paid by the token");
    }
    List<Term> terms = new ArrayList<>();
    for (CostLine line : block(id).lines(id, served)) {
      if (line instanceof ByVolume volume) {
        terms.add(volume.usdPerMonth());
      }
    }
    return Optional.of(Term.sum(terms));
  }
}
