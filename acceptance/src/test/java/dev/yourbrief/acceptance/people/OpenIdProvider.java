package dev.yourbrief.acceptance.people;

import dev.yourbrief.acceptance.NodeFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The provider of {@code src/test/oidc}, in a process of its own. */
final class OpenIdProvider implements AutoCloseable {

  static final String SECRET = "a secret of the test, long enough";

  private final Process node;
  private final String issuer;

  OpenIdProvider() throws Exception {
    Path home = NodeFolder.install("oidc");
    Path errors = home.resolve("provider.log");
    node =
        new ProcessBuilder("node", "provider.mjs")
            .directory(home.toFile())
            .redirectError(errors.toFile())
            .start();
    BufferedReader lines = node.inputReader(StandardCharsets.UTF_8);
    String port = lines.readLine();
    if (port == null) {
      throw new IOException("the provider did not start:\n" + Files.readString(errors));
    }
    issuer = "http://localhost:" + port;
  }

  String issuer() {
    return issuer;
  }

  /** From now on it lies in this way. */
  void lie(String how) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<Void> _ =
          client.send(
              HttpRequest.newBuilder(URI.create(issuer + "/lie/" + how)).build(),
              HttpResponse.BodyHandlers.discarding());
    }
  }

  @Override
  public void close() {
    node.destroy();
  }
}
