package dev.yourbrief.provider.wire.gemini;

import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Loss;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Token counts. {@code promptTokenCount} holds what a cache held; what tools put into the prompt is
 * counted beside it, and thoughts beside the answer.
 */
final class Counts {

  private Counts() {}

  /** Empty when input or output is not said, or the counts contradict each other. */
  static Optional<Usage> read(JsonNode usage) {
    OptionalLong prompt = Json.count(Fields.get(usage, "promptTokenCount"));
    OptionalLong total = Json.count(Fields.get(usage, "totalTokenCount"));
    long tools = Json.count(Fields.get(usage, "toolUsePromptTokenCount")).orElse(0);
    long cached = Json.count(Fields.get(usage, "cachedContentTokenCount")).orElse(0);
    long said = Json.count(Fields.get(usage, "candidatesTokenCount")).orElse(0);
    long thought = Json.count(Fields.get(usage, "thoughtsTokenCount")).orElse(0);
    if (prompt.isEmpty() || prompt.getAsLong() < cached || prompt.getAsLong() + said == 0) {
      return Optional.empty();
    }
    long sum = prompt.getAsLong() + tools + said + thought;
    // Some models leave thoughts out of the counts, but not out of the total, which is billed.
    long beyond = Math.max(0, total.orElse(sum) - sum);
    return Optional.of(
        new Usage(
            prompt.getAsLong() - cached + tools,
            cached,
            0,
            0,
            said + thought + beyond,
            thought + beyond));
  }

  static ObjectNode write(Usage usage, List<Loss> losses) {
    ObjectNode counts = Json.object().put("promptTokenCount", usage.input());
    if (usage.cacheRead() > 0) {
      counts.put("cachedContentTokenCount", usage.cacheRead());
    }
    if (usage.cacheWrite5m() + usage.cacheWrite1h() > 0) {
      losses.add(new Loss("usage.cache_write", "counted as any input here"));
    }
    counts.put("candidatesTokenCount", usage.output() - usage.reasoning());
    if (usage.reasoning() > 0) {
      counts.put("thoughtsTokenCount", usage.reasoning());
    }
    return counts.put("totalTokenCount", usage.input() + usage.output());
  }
}
