package dev.yourbrief.crossover.casefile;

import dev.yourbrief.crossover.casefile.Amounts.Kind;
import dev.yourbrief.figure.source.YamlMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who would use a model, as far as licences ask.
 *
 * @param monthlyUsers people who use the company's products in a month
 * @param isCommercial whether it earns money with it
 */
record Company(OptionalDouble monthlyUsers, boolean isCommercial) {

  private static final Pattern USERS = Pattern.compile("(\\d+) million monthly users");
  private static final double MILLION = 1e6;

  static Company read(Optional<YamlMap> map) {
    map.ifPresent(block -> block.onlyKnows(List.of("monthlyUsers", "commercial")));
    return new Company(
        map.flatMap(block -> block.get("monthlyUsers"))
            .map(node -> Amounts.estimate(node.asText(), Kind.of("1", 0, 1e11)).quantile(0.95))
            .map(OptionalDouble::of)
            .orElse(OptionalDouble.empty()),
        map.filter(block -> block.get("commercial").isPresent())
            .map(block -> Amounts.yes(block, "commercial"))
            .orElse(true));
  }

  /** What a licence's condition means for this company. */
  String meets(String licence, String gate) {
    Matcher users = USERS.matcher(gate);
    if (users.find() && monthlyUsers.isPresent()) {
      double cap = Double.parseDouble(users.group(1)) * MILLION;
      return monthlyUsers.getAsDouble() > cap
          ? "its licence (" + licence + ") is not open to you: " + gate
          : "its licence (" + licence + ") is open to you up to its limit: " + gate;
    }
    if (gate.contains("research") && isCommercial) {
      return "its licence (" + licence + ") is not open to you: " + gate;
    }
    return "its licence (" + licence + ") has a condition: " + gate;
  }
}
