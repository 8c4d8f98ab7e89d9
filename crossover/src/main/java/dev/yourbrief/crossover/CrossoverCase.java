package dev.yourbrief.crossover;

import dev.yourbrief.figure.Sampler;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What there is to compare.
 *
 * @param demand what has to be served at 1x
 * @param frontier the bill as it is
 * @param open an open model rented by the token, if that is an option
 * @param selfHost the option to run the model oneself
 * @param scales multiples of today's volume to report, each above 0: usually 1, 3 and 10
 * @param sampler the seeded source of draws
 */
public record CrossoverCase(
    Demand demand,
    RentFrontier frontier,
    Optional<RentOpen> open,
    SelfHost selfHost,
    List<BigDecimal> scales,
    Sampler sampler) {

  public CrossoverCase {
    scales = List.copyOf(scales);
    for (BigDecimal scale : scales) {
      if (scale.signum() <= 0) {
        throw new IllegalArgumentException("a scale is above 0, not " + scale.toPlainString());
      }
    }
  }
}
