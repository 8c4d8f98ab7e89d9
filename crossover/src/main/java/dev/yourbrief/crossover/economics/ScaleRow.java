package dev.yourbrief.crossover.economics;

import java.math.BigDecimal;
import java.util.List;

/**
 * Every option at one multiple of today's volume.
 *
 * @param scale the multiple
 * @param options the options in the order of the case
 */
public record ScaleRow(BigDecimal scale, List<OptionCost> options) {
  public ScaleRow {
    options = List.copyOf(options);
  }

  /** The option of an id. */
  public OptionCost option(String id) {
    return options.stream().filter(o -> o.option().equals(id)).findFirst().orElseThrow();
  }
}
