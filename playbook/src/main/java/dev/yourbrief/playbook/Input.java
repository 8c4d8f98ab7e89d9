package dev.yourbrief.playbook;

import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.source.Location;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something a playbook asks a team.
 *
 * @param id the name formulas know it by
 * @param group the id of the group it is asked in
 * @param kind what an answer looks like
 * @param ask the question
 * @param why why it is asked
 * @param fallback what is taken when nobody answers; without one the input is then unknown
 * @param bars the ids of the bars it holds up
 * @param key whether the brief always lists it among the key questions
 * @param where its line in the playbook
 */
public record Input(
    String id,
    String group,
    Kind kind,
    String ask,
    String why,
    Optional<Default> fallback,
    List<String> bars,
    boolean key,
    Location where) {

  /** What an answer looks like. */
  public sealed interface Kind {}

  /** One of a few words. */
  public record Choice(Set<String> options) implements Kind {}

  /**
   * A number or an interval, in this unit unless another of the same dimension is written.
   *
   * @param least the least that makes sense, if there is one
   * @param most the most that makes sense, if there is one
   */
  public record Amount(Unit unit, Optional<BigDecimal> least, Optional<BigDecimal> most)
      implements Kind {}

  /** Free words. */
  public record Words() implements Kind {}

  /** The name of an entry of a catalogue. */
  public record Entry(String catalogue) implements Kind {}

  /** What is taken when nobody answers. */
  public sealed interface Default {}

  /**
   * A value, marked as assumed.
   *
   * @param value as a user would write it
   * @param why what it rests on
   */
  public record Assumption(String value, String why) implements Default {}

  /**
   * A look-up in a dated catalogue.
   *
   * @param catalogue what to look up, such as {@code gpu-price}
   * @param of the ids of the inputs that say which entry
   */
  public record LookUp(String catalogue, List<String> of) implements Default {}

  /**
   * What a tool measured.
   *
   * @param name the name of the figure, such as {@code trial.difference}
   */
  public record Measured(String name) implements Default {}
}
