package dev.yourbrief.provider.wire;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What is asked of a model.
 *
 * @param model the model, as whoever asks names it
 * @param streamed whether the answer is to come in pieces
 * @param usageInStream whether the client wants the token counts in the stream, where its format
 *     lets it choose
 * @param turns the turns so far, instructions first; at least one
 * @param tools what the model may call
 * @param toolChoice whether it must
 * @param parallelTools whether it may call several at once; empty for the provider's default
 * @param sampling how the words are chosen
 * @param reasoning how much it is to think first
 * @param shape the form the answer must have
 * @param user the end user's opaque name; may be empty
 * @param extras members of the asking format that have no place above, as they stood
 */
public record Conversation(
    String model,
    boolean streamed,
    boolean usageInStream,
    List<Turn> turns,
    List<Tool> tools,
    ToolChoice toolChoice,
    Optional<Boolean> parallelTools,
    Sampling sampling,
    Reasoning reasoning,
    Shape shape,
    String user,
    List<Extra> extras) {

  public Conversation {
    turns = List.copyOf(turns);
    tools = List.copyOf(tools);
    extras = List.copyOf(extras);
  }

  /**
   * A member that only the asking format has. The same format writes it again; another lists it as
   * lost.
   *
   * @param format the {@link WireFormat#name} of the format
   * @param member the member's name at the top of the request
   * @param isHint whether the answer is the same without it (a name for a log, a wish for speed),
   *     so that leaving it out is worth a warning and no more
   */
  public record Extra(String format, String member, JsonNode value, boolean isHint) {}

  /** One turn. Results of tools stand in a turn of the user. */
  public record Turn(Speaker speaker, List<Part> parts) {
    public Turn {
      parts = List.copyOf(parts);
    }
  }

  /** Who speaks. */
  public enum Speaker {
    SYSTEM,
    DEVELOPER,
    USER,
    ASSISTANT
  }

  /** Something a model may call. */
  public sealed interface Tool {

    /**
     * A function of the client's.
     *
     * @param parameters a JSON Schema object
     * @param strict whether arguments must fit the schema exactly; empty for the default
     * @param cache whether the prompt is cached up to here
     */
    record Function(
        String name, String description, JsonNode parameters, Optional<Boolean> strict, Cache cache)
        implements Tool {}

    /** A tool that the provider runs itself, in the words of its format. */
    record Native(String format, JsonNode json) implements Tool {}
  }

  /** Whether tools must be called. */
  public sealed interface ToolChoice {

    /** Nothing was said. */
    record Unsaid() implements ToolChoice {}

    record Auto() implements ToolChoice {}

    record None() implements ToolChoice {}

    /** Some tool must be called. */
    record Any() implements ToolChoice {}

    /** This function must be called. */
    record Named(String name) implements ToolChoice {}
  }

  /** How long a prompt is cached from a mark on. */
  public enum Cache {
    NONE,
    FIVE_MINUTES,
    HOUR
  }

  /**
   * How words are chosen; empty means the provider's default.
   *
   * @param maxOutput the most tokens of the answer, thinking included
   * @param candidates how many answers
   */
  public record Sampling(
      Optional<Double> temperature,
      Optional<Double> topP,
      Optional<Integer> topK,
      Optional<Integer> maxOutput,
      List<String> stop,
      Optional<Long> seed,
      Optional<Double> presencePenalty,
      Optional<Double> frequencyPenalty,
      Optional<Integer> candidates) {
    public Sampling {
      stop = List.copyOf(stop);
    }
  }

  /**
   * How much a model thinks before it answers.
   *
   * @param enabled whether it thinks at all; empty for the default
   * @param effort {@code none}, {@code minimal}, {@code low}, {@code medium}, {@code high}, {@code
   *     xhigh}, {@code max}; empty for the default
   * @param budget the most tokens of thought; empty for the default
   * @param shown whether the thoughts, or a summary, are wanted in the answer; empty for the
   *     default
   */
  public record Reasoning(
      Optional<Boolean> enabled,
      Optional<String> effort,
      Optional<Integer> budget,
      Optional<Boolean> shown) {

    public static final Reasoning UNSAID =
        new Reasoning(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The form of an answer. */
  public sealed interface Shape {

    record Free() implements Shape {}

    /** Any JSON object. */
    record AnyJson() implements Shape {}

    /** JSON that fits the schema. */
    record Schema(String name, JsonNode schema, Optional<Boolean> strict) implements Shape {}
  }
}
