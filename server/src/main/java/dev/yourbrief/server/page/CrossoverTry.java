package dev.yourbrief.server.page;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.CrossoverPlot;
import java.util.List;
import java.util.Optional;

/**
 * The crossover, and numbers to try out: nothing tried is kept.
 *
 * @param sliders what can be moved
 * @param result what they come to
 */
public record CrossoverTry(Shell shell, Flow flow, List<Slider> sliders, Result result) {

  /**
   * A number that can be moved.
   *
   * @param id the input's id
   * @param ask what it is
   * @param at where it stands, in steps from {@code least} to {@code most}
   * @param now its value in words
   * @param was its value as the decision has it, in words
   * @param moved whether it was moved
   */
  public record Slider(
      String id, String ask, int least, int most, int at, String now, String was, boolean moved) {}

  /**
   * What the numbers come to.
   *
   * @param reader words of it; empty where it cannot be computed yet
   * @param lacking what it lacks, in words
   * @param isTried whether a number was moved
   */
  public record Result(Optional<Reader> reader, List<String> lacking, boolean isTried) {

    /** The plot, if there is one. */
    public Optional<CrossoverPlot> plot() {
      return reader.stream().flatMap(r -> r.page().plots().stream()).findFirst();
    }

    /** The bars, as they would stand. */
    public List<Brief.Bar> bars() {
      return reader.map(r -> r.brief().criteria()).orElse(List.of());
    }
  }
}
