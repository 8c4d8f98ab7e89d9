package dev.yourbrief.acceptance.sdk;

import dev.yourbrief.gateway.Gateway;
import dev.yourbrief.gateway.config.ConfigReader;
import dev.yourbrief.gateway.key.KeyRing;
import dev.yourbrief.provider.fake.Asked;
import dev.yourbrief.provider.fake.FakeProvider;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A gateway in front of a demo provider, a taped one and an endless one, each spoken to in every
 * API. Its models are called by both: {@code anthropic-words}, {@code gemini-error-429}.
 */
final class SdkGateway implements AutoCloseable {

  static final String KEY = "yb-a-key-for-clients-that-nobody-else-has-12345";

  static final List<String> APIS = List.of("openai", "openai_compatible", "anthropic", "gemini");

  private static final List<String> TAPED =
      List.of("words", "tools", "broken", "error-400", "error-429", "error-500");

  private final Vertx demoStack = Gateway.vertx(1);
  private final FakeProvider taped = TapedProvider.start();
  private final EndlessProvider endless = new EndlessProvider();
  private final Gateway gateway;

  SdkGateway(Path folder) {
    String demo =
        "http://127.0.0.1:"
            + Gateway.startDemo(demoStack, Duration.ofMillis(1), InstantSource.system());
    String tapedHost = "http://127.0.0.1:" + taped.uri().getPort();
    StringBuilder yaml =
        new StringBuilder("server: {listen: '127.0.0.1:0', admin: '127.0.0.1:0'}\nproviders:\n");
    for (String api : APIS) {
      String version = api.equals("gemini") ? "/v1beta" : "/v1";
      provider(yaml, "demo-" + api, api, demo + version);
      provider(yaml, "taped-" + api, api, tapedHost + version);
      provider(yaml, "endless-" + api, api, endless.host() + version);
    }
    yaml.append("models:\n");
    for (String api : APIS) {
      model(yaml, api + "-demo", "demo-" + api + "/demo");
      model(yaml, api + "-endless", "endless-" + api + "/endless");
      TAPED.forEach(tape -> model(yaml, api + "-" + tape, "taped-" + api + "/" + tape));
    }
    yaml.append("keys: [{name: team, sha256: ").append(KeyRing.hash(KEY)).append("}]\n");
    gateway =
        Gateway.start(
            ConfigReader.parse(yaml.toString(), "gateway.yaml", folder),
            Map.of(),
            (_, _) -> Optional.empty(),
            List.of(),
            InstantSource.system(),
            1);
  }

  private static void provider(StringBuilder yaml, String name, String api, String base) {
    yaml.append("  %s: {api: %s, base: '%s'}%n".formatted(name, api, base));
  }

  /** Faults are wanted here, so they must not make the gateway rest a target. */
  private static void model(StringBuilder yaml, String name, String target) {
    yaml.append("  %s: {target: %s, attempts: 1}%n".formatted(name, target));
  }

  /** {@code http://host:port}. */
  String host() {
    return "http://127.0.0.1:" + gateway.port();
  }

  EndlessProvider endless() {
    return endless;
  }

  /** What the taped provider was asked last. */
  Asked lastAsked() {
    return taped.asked().getLast();
  }

  @Override
  public void close() {
    gateway.close();
    demoStack.close().await();
    taped.close();
    endless.close();
  }
}
