package dev.yourbrief.gateway.watch;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/**
 * The names of OpenTelemetry's conventions for generative AI. They are still in development and
 * have lived in {@code open-telemetry/semantic-conventions-genai} since May 2026; names change, so
 * all of them stand here. {@code gen_ai.client.token.usage} is what dashboards of before September
 * 2026 show, the {@code inference.usage} counters what follows it; both are told.
 */
final class GenAi {

  static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gen_ai.operation.name");
  static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("gen_ai.provider.name");
  static final AttributeKey<String> REQUEST_MODEL = AttributeKey.stringKey("gen_ai.request.model");
  static final AttributeKey<Boolean> REQUEST_STREAM =
      AttributeKey.booleanKey("gen_ai.request.stream");
  static final AttributeKey<String> RESPONSE_MODEL =
      AttributeKey.stringKey("gen_ai.response.model");
  static final AttributeKey<Long> INPUT_TOKENS = AttributeKey.longKey("gen_ai.usage.input_tokens");
  static final AttributeKey<Long> OUTPUT_TOKENS =
      AttributeKey.longKey("gen_ai.usage.output_tokens");
  static final AttributeKey<Long> CACHE_READ =
      AttributeKey.longKey("gen_ai.usage.cache_read.input_tokens");
  static final AttributeKey<Long> CACHE_WRITE =
      AttributeKey.longKey("gen_ai.usage.cache_creation.input_tokens");
  static final AttributeKey<Long> REASONING =
      AttributeKey.longKey("gen_ai.usage.reasoning.output_tokens");
  static final AttributeKey<String> TOKEN_TYPE = AttributeKey.stringKey("gen_ai.token.type");

  /** Of the general conventions. */
  static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");

  static final String DURATION = "gen_ai.client.operation.duration";
  static final String FIRST_CHUNK = "gen_ai.client.operation.time_to_first_chunk";
  static final String TOKEN_USAGE = "gen_ai.client.token.usage";
  static final String USAGE_INPUT = "gen_ai.client.inference.usage.input_tokens";
  static final String USAGE_OUTPUT = "gen_ai.client.inference.usage.output_tokens";
  static final String USAGE_CACHE_READ = "gen_ai.client.inference.usage.cache_read.input_tokens";
  static final String USAGE_CACHE_WRITE = "gen_ai.client.inference.usage.cache_write.input_tokens";
  static final String USAGE_REASONING = "gen_ai.client.inference.usage.reasoning.output_tokens";

  /** The boundaries that the conventions give. */
  static final List<Double> SECONDS =
      List.of(
          0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);

  static final List<Long> TOKENS =
      List.of(
          1L, 4L, 16L, 64L, 256L, 1024L, 4096L, 16384L, 65536L, 262144L, 1048576L, 4194304L,
          16777216L, 67108864L);

  private GenAi() {}

  /** What a wire format asks for, in the conventions' words. */
  static String operation(String format) {
    return format.equals("google.generate") ? "generate_content" : "chat";
  }
}
