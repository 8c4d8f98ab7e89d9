package dev.yourbrief.gateway.config;

import dev.yourbrief.provider.KeySource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A provider.
 *
 * @param name its name in this file, in rows and in metrics
 * @param api what it speaks
 * @param base its address: of the host or of the version, such as {@code https://api.openai.com/v1}
 * @param key where its key is kept; empty for a server that asks for none
 * @param headers more headers to send
 * @param http2 whether HTTP/2 is offered to it (over TLS it is negotiated)
 * @param connections the most connections to it at once
 * @param timeouts how long it may take
 * @param answerBytes the most bytes of a whole answer, and of one event of a stream
 * @param trust a PEM file of its certificate's authority; empty for those of the system
 */
public record ProviderSettings(
    String name,
    Api api,
    URI base,
    Optional<KeySource> key,
    Map<String, String> headers,
    boolean http2,
    int connections,
    Timeouts timeouts,
    int answerBytes,
    Optional<Path> trust) {

  public ProviderSettings {
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
  }

  /** What a provider speaks. */
  public enum Api {
    /** OpenAI itself: chat completions, responses, embeddings. */
    OPENAI,
    /** A server that offers OpenAI's chat completions and embeddings. */
    OPENAI_COMPATIBLE,
    /** Azure's OpenAI: the key in another header. */
    AZURE_OPENAI,
    ANTHROPIC,
    GEMINI
  }

  /**
   * @param connect until a connection stands
   * @param firstByte from there until the answer's first byte
   * @param idle between two bytes of the answer
   * @param total for everything
   */
  public record Timeouts(Duration connect, Duration firstByte, Duration idle, Duration total) {}
}
