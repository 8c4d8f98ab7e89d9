package dev.yourbrief.crossover.economics;

import dev.yourbrief.figure.Sampler;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What there is to compare.
 *
 * @param mtokPerMonth tokens of all kinds at today's volume, millions a month
 * @param outputPerMonth output tokens at today's volume, millions a month
 * @param options what one could choose, the baseline first: what is done today
 * @param outlook how volume and prices go on
 * @param scales multiples of today's volume to report, each above 0: usually 1, 3 and 10
 * @param sampler the seeded source of draws
 */
public record Case(
    Term mtokPerMonth,
    Term outputPerMonth,
    List<Option> options,
    Outlook outlook,
    List<BigDecimal> scales,
    Sampler sampler) {

  public Case {
    options = List.copyOf(options);
    scales = List.copyOf(scales);
    if (options.isEmpty() || scales.isEmpty()) {
      throw new IllegalArgumentException("a case has options and scales");
    }
    if (options.stream().map(Option::id).collect(Collectors.toSet()).size() < options.size()) {
      throw new IllegalArgumentException("two options share an id");
    }
    for (BigDecimal scale : scales) {
      if (scale.signum() <= 0) {
        throw new IllegalArgumentException("a scale is above 0, not " + scale.toPlainString());
      }
    }
  }

  public Option baseline() {
    return options.getFirst();
  }
}
