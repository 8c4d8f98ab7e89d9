package dev.yourbrief.gateway.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.resource.SchemaLoader;
import dev.yourbrief.provider.json.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Holds answers against schemas on a thread of its own. When it falls behind, answers are left
 * unchecked: a sign is lost, never a call. A schema that cannot be used finds nothing.
 */
public final class SchemaChecks implements AutoCloseable {

  private static final int MOST_WAITING = 256;
  private static final int MOST_CHARACTERS = 1 << 20;

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder
                  .schemaLoader(
                      // Only the drafts themselves, which are in the library.
                      SchemaLoader.builder()
                          .allow(
                              iri -> iri.toString().matches("https?://json-schema\\.org/draft.*"))
                          .build())
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .locale(Locale.ROOT)
                          .regularExpressionFactory(SchemaChecks::expression)
                          .build()));

  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          0,
          1,
          10,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().daemon().name("schemas").factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  /** Runs {@code onFailure} soon if the text does not fit the schema. */
  public void check(JsonNode schema, String text, Runnable onFailure) {
    thread.execute(() -> {
      if (!fits(schema, text)) {
        onFailure.run();
      }
    });
  }

  static boolean fits(JsonNode schema, String text) {
    Optional<JsonNode> value = text.length() > MOST_CHARACTERS ? Optional.empty() : Json.tree(text);
    if (value.isEmpty()) {
      return false;
    }
    try {
      return REGISTRY
          .getSchema(schema.toString(), InputFormat.JSON)
          .validate(value.get())
          .isEmpty();
    } catch (SchemaException | IllegalArgumentException | StackOverflowError e) {
      // It may well fit: what cannot be decided is no failure.
      return true;
    }
  }

  private static RegularExpression expression(String pattern) {
    try {
      Pattern compiled = Pattern.compile(pattern);
      return text -> compiled.matcher(text).find();
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
