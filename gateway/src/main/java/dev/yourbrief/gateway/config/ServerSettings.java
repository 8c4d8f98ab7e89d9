package dev.yourbrief.gateway.config;

import dev.yourbrief.provider.KeySource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How clients reach the gateway.
 *
 * @param listen where it listens for clients
 * @param admin where it listens for those who run it; loopback unless told otherwise
 * @param adminKey where the key of those who run it is kept; empty only on loopback
 * @param tls its certificate; empty for plain HTTP (HTTP/2 works with and without)
 * @param openToAll whether it takes requests without a key of its own; only on loopback
 * @param requestBytes the most bytes of a request's body
 * @param connections the most clients at once
 * @param drain how long requests under way may go on once it is told to stop
 * @param readTimeout the longest wait for a request's next bytes, which a slow client may not
 *     stretch
 */
public record ServerSettings(
    Address listen,
    Address admin,
    Optional<KeySource> adminKey,
    Optional<Tls> tls,
    boolean openToAll,
    int requestBytes,
    int connections,
    Duration drain,
    Duration readTimeout) {

  /**
   * @param port 0 for any free one
   */
  public record Address(String host, int port) {}

  /** PEM files. */
  public record Tls(Path certificate, Path key) {}
}
