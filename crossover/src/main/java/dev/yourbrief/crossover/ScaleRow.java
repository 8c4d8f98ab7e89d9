package dev.yourbrief.crossover;

import dev.yourbrief.figure.Draws;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Every option at one multiple of today's volume.
 *
 * @param scale the multiple
 * @param frontier the frontier model, rented
 * @param open the open model, rented by the token
 * @param selfHost the model on GPUs of one's own, everything it takes included
 * @param gpus GPUs installed
 * @param utilisation mean busy GPUs over installed GPUs: a result, never an input
 * @param pSelfCheaperThanFrontier the share of draws in which self-hosting costs no more than the
 *     frontier model
 * @param pSelfCheapest the share of draws in which self-hosting costs no more than any rented
 *     option
 */
public record ScaleRow(
    BigDecimal scale,
    OptionCost frontier,
    Optional<OptionCost> open,
    OptionCost selfHost,
    Draws gpus,
    Draws utilisation,
    double pSelfCheaperThanFrontier,
    double pSelfCheapest) {

  /** The options there are: frontier, open if there is one, self-host. */
  public List<OptionCost> options() {
    return open.map(o -> List.of(frontier, o, selfHost)).orElse(List.of(frontier, selfHost));
  }
}
