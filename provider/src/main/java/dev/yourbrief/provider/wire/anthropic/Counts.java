package dev.yourbrief.provider.wire.anthropic;

import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The token counts of one answer, as they come: a stream says its input first, corrects it perhaps,
 * and counts its output from the start each time.
 *
 * <p>{@code input_tokens} holds neither what was read from a cache nor what was written to one;
 * what was written is for five minutes unless the split says for an hour. Where the API ran the
 * model several times ({@code iterations}) the counts at the top leave some runs out that are
 * billed: a compaction, another model's advice, an attempt that was declined after it had begun to
 * answer. The sum of what is billed counts here; an attempt that was declined before its first word
 * is not billed.
 *
 * <p>Source: Anthropic's pages on prompt caching, compaction, the advisor tool and fallbacks, as
 * read in November 2026.
 */
final class Counts {

  private OptionalLong input = OptionalLong.empty();
  private OptionalLong output = OptionalLong.empty();
  private long cacheRead;
  private long cacheWrite5m;
  private long cacheWrite1h;
  private long reasoning;
  private Optional<Usage> ofRuns = Optional.empty();

  static Optional<Usage> of(JsonNode usage) {
    Counts counts = new Counts();
    counts.take(usage);
    return counts.usage();
  }

  /** What each model used, where the runs name models; the others go to the one that answered. */
  static SortedMap<String, Usage> byModel(JsonNode usage, String model) {
    SortedMap<String, Usage> byModel = new TreeMap<>();
    JsonNode runs = usage.path("iterations");
    Optional<SortedMap<String, Long>> sum = runsOf(usage).map(Usage::byKind);
    if (sum.isPresent() && of(usage).map(Usage::byKind).equals(sum)) {
      for (int i = 0; i < runs.size(); i++) {
        if (isBilled(runs, i)) {
          String by = Json.text(runs.path(i), "model");
          Counts counts = new Counts();
          counts.takeTop(runs.path(i));
          counts.usage().ifPresent(u -> byModel.merge(by.isEmpty() ? model : by, u, Usage::plus));
        }
      }
    } else {
      of(usage).ifPresent(u -> byModel.put(model, u));
    }
    return byModel;
  }

  void take(JsonNode usage) {
    takeTop(usage);
    ofRuns = runsOf(usage).or(() -> ofRuns);
  }

  private void takeTop(JsonNode usage) {
    output = or(Json.count(usage.path("output_tokens")), output);
    reasoning =
        or(
                Json.count(usage.path("output_tokens_details").path("thinking_tokens")),
                OptionalLong.of(reasoning))
            .getAsLong();
    OptionalLong in = Json.count(usage.path("input_tokens"));
    OptionalLong read = Json.count(usage.path("cache_read_input_tokens"));
    OptionalLong written = Json.count(usage.path("cache_creation_input_tokens"));
    JsonNode split = usage.path("cache_creation");
    long sum = in.orElse(0) + read.orElse(0) + written.orElse(0);
    if (sum == 0 && split.isMissingNode() && input.isPresent()) {
      // Zeros at the end stand for "as said before".
      return;
    }
    input = or(in, input);
    cacheRead = read.orElse(cacheRead);
    if (split.isObject()) {
      cacheWrite1h = Json.count(split.path("ephemeral_1h_input_tokens")).orElse(0);
      cacheWrite5m =
          Math.max(
              Json.count(split.path("ephemeral_5m_input_tokens")).orElse(0),
              written.orElse(0) - cacheWrite1h);
    } else if (written.isPresent()) {
      cacheWrite1h = Math.min(cacheWrite1h, written.getAsLong());
      cacheWrite5m = written.getAsLong() - cacheWrite1h;
    }
  }

  /** Empty while input or output is not known; no call has no tokens: zeros stand for that too. */
  Optional<Usage> usage() {
    if (input.isEmpty() || output.isEmpty()) {
      return Optional.empty();
    }
    if (input.getAsLong() + cacheRead + cacheWrite5m + cacheWrite1h + output.getAsLong() == 0) {
      return Optional.empty();
    }
    Usage top =
        new Usage(
            input.getAsLong(),
            cacheRead,
            cacheWrite5m,
            cacheWrite1h,
            output.getAsLong(),
            Math.min(reasoning, output.getAsLong()));
    return ofRuns
        .filter(r -> r.input() >= top.input() && r.output() >= top.output())
        .map(r ->
            new Usage(
                r.inputUncached(),
                r.cacheRead(),
                r.cacheWrite5m(),
                r.cacheWrite1h(),
                r.output(),
                top.reasoning()))
        .or(() -> Optional.of(top));
  }

  private static Optional<Usage> runsOf(JsonNode usage) {
    JsonNode runs = usage.path("iterations");
    if (!runs.isArray() || runs.isEmpty()) {
      return Optional.empty();
    }
    Usage sum = Usage.NONE;
    for (int i = 0; i < runs.size(); i++) {
      Counts counts = new Counts();
      counts.takeTop(runs.path(i));
      if (isBilled(runs, i)) {
        sum = sum.plus(counts.usage().orElse(Usage.NONE));
      }
    }
    return Optional.of(sum);
  }

  /** Not what was declined before its first word, for another model to take over. */
  private static boolean isBilled(JsonNode runs, int at) {
    if (runs.path(at).path("output_tokens").asLong(0) > 0) {
      return true;
    }
    for (int i = at + 1; i < runs.size(); i++) {
      if (Json.text(runs.path(i), "type").equals("fallback_message")) {
        return false;
      }
    }
    return true;
  }

  private static OptionalLong or(OptionalLong first, OptionalLong second) {
    return first.isPresent() ? first : second;
  }

  static ObjectNode write(Usage usage) {
    ObjectNode counts =
        Json.object()
            .put("input_tokens", usage.inputUncached())
            .put("cache_creation_input_tokens", usage.cacheWrite5m() + usage.cacheWrite1h())
            .put("cache_read_input_tokens", usage.cacheRead());
    counts
        .putObject("cache_creation")
        .put("ephemeral_5m_input_tokens", usage.cacheWrite5m())
        .put("ephemeral_1h_input_tokens", usage.cacheWrite1h());
    counts.put("output_tokens", usage.output());
    if (usage.reasoning() > 0) {
      counts.putObject("output_tokens_details").put("thinking_tokens", usage.reasoning());
    }
    return counts;
  }
}
