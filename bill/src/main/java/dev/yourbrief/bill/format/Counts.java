package dev.yourbrief.bill.format;

import dev.yourbrief.bill.TokenKind;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The token counts of a request as a log writes them, on their way to exclusive kinds. Providers
 * count what was read from or written to a cache inside the input, or beside it; and reasoning
 * inside the output, or beside it. A total, where there is one, tells which.
 *
 * @param input what went in
 * @param output what came out
 * @param cached of or beside the input: read from the cache, written to it
 * @param reasoning of or beside the output
 * @param total everything, where the log says so
 * @param apart whether the log counts cached tokens beside the input, unless its total says not
 */
record Counts(
    BigDecimal input,
    BigDecimal output,
    Map<TokenKind, BigDecimal> cached,
    BigDecimal reasoning,
    Optional<BigDecimal> total,
    boolean apart) {

  /** Counts without a word on caches. */
  static Counts plain(BigDecimal input, BigDecimal output) {
    return new Counts(input, output, Map.of(), BigDecimal.ZERO, Optional.empty(), false);
  }

  Counts withTotal(Optional<BigDecimal> all) {
    return new Counts(input, output, cached, reasoning, all, apart);
  }

  /**
   * With what the provider's own answer says of its cache and its reasoning. It may count output,
   * such as thinking, that the log left out.
   */
  Counts withDetails(Counts other) {
    return new Counts(
        input,
        output.max(other.output),
        cached.isEmpty() ? other.cached : cached,
        reasoning.max(other.reasoning),
        total,
        apart);
  }

  /** Whether nothing is counted. */
  boolean isEmpty() {
    return input.signum() == 0 && output.signum() == 0 && cached.isEmpty();
  }

  /** The kinds, none of them zero. */
  Map<TokenKind, BigDecimal> kinds(String model) {
    BigDecimal cache = sum(cached);
    BigDecimal gap = total.map(all -> all.subtract(input).subtract(output)).orElse(BigDecimal.ZERO);
    boolean beside = apart;
    BigDecimal out = output;
    if (gap.signum() > 0) {
      boolean both = is(gap, cache.add(reasoning));
      beside = cache.signum() > 0 && (is(gap, cache) || both);
      if (reasoning.signum() > 0 && !is(gap, cache) && (is(gap, reasoning) || both)) {
        out = output.add(reasoning);
      } else if (reasoning.signum() == 0 && !is(gap, cache) && isGemini(model)) {
        // Gemini counts its thinking in the total and in nothing else.
        out = output.add(gap);
      }
    }
    // More cached than went in: then they cannot be inside it.
    beside |= cache.compareTo(input) > 0;
    Map<TokenKind, BigDecimal> kinds = new EnumMap<>(TokenKind.class);
    put(kinds, TokenKind.INPUT_UNCACHED, beside ? input : input.subtract(cache));
    cached.forEach((kind, count) -> put(kinds, kind, count));
    put(kinds, TokenKind.OUTPUT, out);
    return kinds;
  }

  private static boolean isGemini(String model) {
    return model.contains("gemini");
  }

  private static boolean is(BigDecimal a, BigDecimal b) {
    return a.compareTo(b) == 0;
  }

  private static BigDecimal sum(Map<TokenKind, BigDecimal> counts) {
    return counts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static void put(Map<TokenKind, BigDecimal> kinds, TokenKind kind, BigDecimal count) {
    if (count.signum() != 0) {
      kinds.merge(kind, count, BigDecimal::add);
    }
  }

  /**
   * A provider's usage object, in any of their dialects.
   *
   * @param fields its fields, those within named with a dot
   * @see <a href="https://platform.openai.com/docs/api-reference/chat/object">OpenAI's: cached
   *     tokens inside the prompt</a>
   * @see <a href="https://platform.claude.com/docs/en/api/messages">Anthropic's: beside it</a>
   * @see <a href="https://ai.google.dev/api/generate-content#UsageMetadata">Gemini's: thoughts
   *     beside the candidates</a>
   */
  static Counts ofUsage(Map<String, String> fields) {
    Usage usage = new Usage(fields);
    boolean isMessages =
        usage.most("prompt_tokens").signum() == 0
            && fields.containsKey("input_tokens")
            && (fields.containsKey("cache_read_input_tokens")
                || fields.containsKey("cache_creation_input_tokens"))
            && !fields.containsKey("input_tokens_details.cached_tokens");
    return new Counts(
        usage.most("prompt_tokens", "input_tokens", "promptTokenCount", "prompt_token_count"),
        usage
            .most("completion_tokens", "output_tokens", "candidatesTokenCount")
            .add(usage.most("thoughtsTokenCount", "thoughts_token_count")),
        usage.cached(),
        usage.most(
            "completion_tokens_details.reasoning_tokens",
            "output_tokens_details.reasoning_tokens",
            "reasoning_output_tokens",
            "reasoning_tokens"),
        usage.total("total_tokens", "totalTokenCount", "total_token_count"),
        isMessages);
  }

  /** Lookups in a usage object. */
  private record Usage(Map<String, String> fields) {

    /** The largest: a dialect's own field may be filled, or there and zero. */
    BigDecimal most(String... names) {
      return List.of(names).stream()
          .flatMap(name -> Numbers.parse(fields.getOrDefault(name, ""), name).stream())
          .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    Optional<BigDecimal> total(String... names) {
      return Optional.of(most(names)).filter(all -> all.signum() > 0);
    }

    Map<TokenKind, BigDecimal> cached() {
      BigDecimal five = most("cache_creation.ephemeral_5m_input_tokens");
      BigDecimal hour = most("cache_creation.ephemeral_1h_input_tokens");
      BigDecimal written =
          most(
              "cache_creation_input_tokens",
              "prompt_tokens_details.cache_creation_tokens",
              "prompt_tokens_details.cache_write_tokens",
              "input_tokens_details.cache_write_tokens");
      Map<TokenKind, BigDecimal> kinds = new EnumMap<>(TokenKind.class);
      put(
          kinds,
          TokenKind.CACHE_READ,
          most(
              "cache_read_input_tokens",
              "prompt_tokens_details.cached_tokens",
              "input_tokens_details.cached_tokens",
              "cached_input_tokens",
              "prompt_cache_hit_tokens",
              "cachedContentTokenCount",
              "cached_content_token_count"));
      put(kinds, TokenKind.CACHE_WRITE_5M, five);
      put(kinds, TokenKind.CACHE_WRITE_1H, hour);
      put(kinds, TokenKind.CACHE_WRITE, written.subtract(five).subtract(hour).max(BigDecimal.ZERO));
      return kinds;
    }
  }
}
