package dev.yourbrief.crossover.probe;

import java.util.List;

/**
 * What a measurement gave.
 *
 * @param endpoint the address of the requests
 * @param address the address its host had
 * @param model the model that was asked
 * @param fixedLength whether the server takes {@code ignore_eos}: answers are as long as asked
 * @param counted whether the server counts tokens
 * @param lengths the lengths that were asked
 * @param rungs the rungs of the ladder, by rising concurrency
 * @param costRungs the rungs with short answers
 * @param stopped why it went no higher
 * @param interrupted whether somebody stopped it
 * @param requests all requests that were sent
 * @param tokens the tokens they took, read and written; at most so many where it is not known
 * @param answer what follows
 */
public record ProbeResult(
    String endpoint,
    String address,
    String model,
    boolean fixedLength,
    boolean counted,
    Lengths lengths,
    List<Rung> rungs,
    List<Rung> costRungs,
    String stopped,
    boolean interrupted,
    long requests,
    long tokens,
    Answer answer) {

  /** Whether any rung tells how fast the server is. */
  public boolean isMeasured() {
    return rungs.stream().anyMatch(Rung::isMeasured);
  }
}
