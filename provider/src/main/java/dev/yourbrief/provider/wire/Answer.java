package dev.yourbrief.provider.wire;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.Usage;
import java.util.List;
import java.util.Optional;

/**
 * What a model answered, whole.
 *
 * @param id the provider's name of the answer
 * @param model the model that answered
 * @param parts the answer's parts, thoughts first as they came
 * @param finish why it ended
 * @param stopSequence the word it stopped at; empty when it did not, or the format does not say
 * @param usage the tokens; empty when the provider did not say
 * @param others further answers when several were asked for; mostly none
 */
public record Answer(
    String id,
    String model,
    List<Part> parts,
    Finish finish,
    String stopSequence,
    Optional<Usage> usage,
    List<List<Part>> others) {
  public Answer {
    parts = List.copyOf(parts);
    others = List.copyOf(others);
  }
}
