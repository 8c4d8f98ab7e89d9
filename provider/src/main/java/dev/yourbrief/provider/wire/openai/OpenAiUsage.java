package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Token counts as OpenAI's formats give them, in kinds that exclude each other.
 *
 * <p>{@code prompt_tokens} (in responses {@code input_tokens}) includes what a cache held and what
 * was written to one; {@code completion_tokens} ({@code output_tokens}) includes reasoning. Two
 * kinds of providers that offer this format leave reasoning out of {@code completion_tokens} but
 * not out of {@code total_tokens}: Gemini without saying how much it was, xAI saying it. There the
 * total counts, since it is what is billed.
 *
 * <p>Counts that contradict each other are not trusted: a bill on them would be wrong without
 * anyone seeing it.
 */
public final class OpenAiUsage {

  private OpenAiUsage() {}

  /**
   * The counts of a {@code usage} object of either format.
   *
   * @return empty when it says none, or such as cannot be
   */
  public static Optional<Usage> read(JsonNode usage) {
    boolean isChat = !Json.isAbsent(usage.path("prompt_tokens"));
    OptionalLong prompt = Json.count(usage.path(isChat ? "prompt_tokens" : "input_tokens"));
    OptionalLong completion =
        Json.count(usage.path(isChat ? "completion_tokens" : "output_tokens"));
    if (prompt.isEmpty() || completion.isEmpty()) {
      return Optional.empty();
    }
    long in = prompt.getAsLong();
    long out = completion.getAsLong();
    if (in + out == 0) {
      // No call has no tokens: some servers fill in zeros until they know.
      return Optional.empty();
    }
    JsonNode inDetails = usage.path(isChat ? "prompt_tokens_details" : "input_tokens_details");
    JsonNode outDetails =
        usage.path(isChat ? "completion_tokens_details" : "output_tokens_details");
    OptionalLong read =
        first(
            inDetails.path("cached_tokens"),
            usage.path("prompt_cache_hit_tokens"),
            usage.path("cached_tokens"),
            usage.path("cache_read_input_tokens"));
    OptionalLong written =
        first(
            inDetails.path("cache_write_tokens"),
            inDetails.path("cache_creation_tokens"),
            usage.path("cache_creation_input_tokens"));
    OptionalLong hour =
        first(inDetails.path("cache_creation_token_details").path("ephemeral_1h_input_tokens"));
    OptionalLong reasoned = first(outDetails.path("reasoning_tokens"));
    OptionalLong total = totalOf(usage, in + out);
    if (read.isEmpty()
        || written.isEmpty()
        || hour.isEmpty()
        || reasoned.isEmpty()
        || total.isEmpty()) {
      return Optional.empty();
    }
    long fresh = in - read.getAsLong() - written.getAsLong();
    long fiveMinutes = written.getAsLong() - hour.getAsLong();
    if (fresh < 0 || fiveMinutes < 0) {
      return Optional.empty();
    }
    return output(out, reasoned.getAsLong(), total.getAsLong() - in - out)
        .map(o ->
            new Usage(
                fresh, read.getAsLong(), fiveMinutes, hour.getAsLong(), o.tokens(), o.reasoning()));
  }

  private record Output(long tokens, long reasoning) {}

  /**
   * @param beyond what the total has beyond input and output
   */
  private static Optional<Output> output(long out, long reasoned, long beyond) {
    if (beyond > 0 && (reasoned == 0 || reasoned == beyond)) {
      return Optional.of(new Output(out + beyond, beyond));
    }
    return beyond == 0 && reasoned <= out
        ? Optional.of(new Output(out, reasoned))
        : Optional.empty();
  }

  private static OptionalLong totalOf(JsonNode usage, long sum) {
    JsonNode total = usage.path("total_tokens");
    return Json.isAbsent(total) ? OptionalLong.of(sum) : Json.count(total);
  }

  /** The first that is there; 0 if none is; empty if it is no count. */
  private static OptionalLong first(JsonNode... nodes) {
    for (JsonNode node : nodes) {
      if (!Json.isAbsent(node)) {
        return Json.count(node);
      }
    }
    return OptionalLong.of(0);
  }

  /** As chat completions say it. */
  static ObjectNode chat(Usage usage) {
    return write(usage, "prompt_tokens", "completion_tokens");
  }

  /** As responses say it. */
  static ObjectNode responses(Usage usage) {
    return write(usage, "input_tokens", "output_tokens");
  }

  private static ObjectNode write(Usage usage, String in, String out) {
    ObjectNode object =
        Json.object()
            .put(in, usage.input())
            .put(out, usage.output())
            .put("total_tokens", usage.input() + usage.output());
    ObjectNode inDetails =
        object
            .putObject(in + "_details")
            .put("cached_tokens", usage.cacheRead())
            .put("cache_write_tokens", usage.cacheWrite5m() + usage.cacheWrite1h());
    if (usage.cacheWrite1h() > 0) {
      inDetails
          .putObject("cache_creation_token_details")
          .put("ephemeral_5m_input_tokens", usage.cacheWrite5m())
          .put("ephemeral_1h_input_tokens", usage.cacheWrite1h());
    }
    object.putObject(out + "_details").put("reasoning_tokens", usage.reasoning());
    return object;
  }
}
