package dev.yourbrief.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.provider.dialect.OpenAiChat;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a provider is, where its key is, and that a key never leaves unprotected. */
class EndpointTest {

  private static final Optional<KeySource> KEY = Optional.of(new KeySource.Variable("K"));

  @TempDir Path folder;

  private static Endpoint endpoint(String base, Optional<KeySource> key) {
    return new Endpoint(URI.create(base), OpenAiChat.OPENAI, key, Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.example",
        "http://localhost:8000/v1",
        "http://LOCALHOST",
        "http://a.localhost",
        "http://127.0.0.1:1",
        "http://127.9.9.9",
        "http://[::1]:80"
      })
  void aKeyGoesOverTlsOrStaysOnThisMachine(String base) {
    assertThatCode(() -> endpoint(base, KEY)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.example/v1",
        "http://10.0.0.7",
        "http://127.0.0.1.example",
        "http://localhost.example",
        "HTTP://api.example"
      })
  void aKeyIsNotSentUnencrypted(String base) {
    assertThatThrownBy(() -> endpoint(base, KEY))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("unencrypted")
        .hasMessageContaining("https");
    assertThatCode(() -> endpoint(base, Optional.empty())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://me:pass@api.example",
        "https://api.example/v1?api_key=abc",
        "https://api.example/v1?a=b&KEY=abc",
        "https://api.example/#abc",
        "ftp://api.example",
        "api.example/v1",
        "mailto:a@b.example"
      })
  void anAddressHoldsNoSecretAndIsOne(String base) {
    assertThatThrownBy(() -> endpoint(base, Optional.empty()))
        .isInstanceOf(InputException.class)
        .hasMessageNotContaining("abc")
        .hasMessageNotContaining("pass@");
  }

  @Test
  void headersHoldNoKeyAndNoLineBreak() {
    Map<String, String> headers =
        Map.of("Authorization", "Bearer abc", "host", "x", "x-team", "a\r\nb: c", "a b", "x");
    assertThatThrownBy(
            () -> new Endpoint(URI.create("https://api.example"), OpenAiChat.OPENAI, KEY, headers))
        .isInstanceOfSatisfying(InputException.class, e -> assertThat(e.problems()).hasSize(4))
        .hasMessageNotContaining("abc");
  }

  @Test
  void aKeyIsReadFromAVariableOrAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "sk-abc\n");
    assertThat(new KeySource.Variable("K").read(Map.of("K", " sk-abc ")).open())
        .isEqualTo("sk-abc");
    assertThat(new KeySource.InFile(file).read(Map.of()).open()).isEqualTo("sk-abc");
  }

  @Test
  void aKeyShowsNothing() {
    Secret key = new KeySource.Variable("K").read(Map.of("K", "sk-abc"));
    assertThat(key.toString()).doesNotContain("abc");
  }

  @Test
  void whatIsNoKeyIsSaidWithoutShowingIt() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "\n");
    Path large = Files.writeString(folder.resolve("large"), "x".repeat(20_000));
    assertThatThrownBy(() -> new KeySource.Variable("K").read(Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("$K");
    assertThatThrownBy(() -> new KeySource.Variable("K").read(Map.of("K", "sk-abc\nx: y")))
        .isInstanceOf(InputException.class)
        .hasMessageNotContaining("abc");
    assertThatThrownBy(() -> new KeySource.InFile(empty).read(Map.of()))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(() -> new KeySource.InFile(large).read(Map.of()))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(() -> new KeySource.InFile(folder.resolve("none")).read(Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("none");
  }
}
