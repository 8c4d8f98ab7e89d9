package dev.yourbrief.gateway.admin;

import dev.yourbrief.gateway.config.Config;
import dev.yourbrief.gateway.config.ProviderSettings;
import dev.yourbrief.gateway.config.ServerSettings;
import dev.yourbrief.gateway.key.VirtualKey;
import dev.yourbrief.gateway.route.Fault;
import dev.yourbrief.gateway.route.Route;
import dev.yourbrief.gateway.route.Target;
import dev.yourbrief.provider.KeySource;
import dev.yourbrief.provider.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The configuration that is followed. Of keys it says where they are kept, of headers their names:
 * no key, no hash of one, no header's value.
 */
final class ConfigJson {

  private ConfigJson() {}

  static ObjectNode of(Config config) {
    ObjectNode json = Json.object();
    json.set("server", server(config.server()));
    ObjectNode providers = json.putObject("providers");
    config.providers().forEach((name, provider) -> providers.set(name, provider(provider)));
    ObjectNode models = json.putObject("models");
    config.routes().forEach((name, route) -> models.set(name, route(route)));
    ArrayNode keys = json.putArray("keys");
    config.keys().stream().map(VirtualKey::name).forEach(keys::add);
    ObjectNode ledger = json.putObject("ledger");
    ledger.put("folder", config.ledger().folder().toString());
    ledger.put("segment_bytes", config.ledger().segmentBytes());
    ledger.put("sync", config.ledger().sync().toString());
    ledger.put("retention", config.ledger().retention().toString());
    return json;
  }

  private static ObjectNode server(ServerSettings server) {
    ObjectNode json = Json.object();
    json.put("listen", server.listen().host() + ":" + server.listen().port());
    json.put("admin", server.admin().host() + ":" + server.admin().port());
    json.put("admin_key", place(server.adminKey()));
    json.put("tls", server.tls().isPresent());
    json.put("open_to_all", server.openToAll());
    json.put("request_bytes", server.requestBytes());
    json.put("connections", server.connections());
    json.put("drain", server.drain().toString());
    json.put("read_timeout", server.readTimeout().toString());
    return json;
  }

  private static ObjectNode provider(ProviderSettings provider) {
    ObjectNode json = Json.object();
    json.put("api", word(provider.api()));
    json.put("base", provider.base().toString());
    json.put("key", place(provider.key()));
    ArrayNode headers = json.putArray("headers");
    provider.headers().keySet().forEach(headers::add);
    json.put("http2", provider.http2());
    json.put("connections", provider.connections());
    ObjectNode timeouts = json.putObject("timeouts");
    timeouts.put("connect", provider.timeouts().connect().toString());
    timeouts.put("first_byte", provider.timeouts().firstByte().toString());
    timeouts.put("idle", provider.timeouts().idle().toString());
    timeouts.put("total", provider.timeouts().total().toString());
    json.put("answer_bytes", provider.answerBytes());
    return json;
  }

  private static String place(Optional<KeySource> key) {
    return key.map(k ->
            switch (k) {
              case KeySource.Variable(String name) -> "env " + name;
              case KeySource.InFile(Path path) -> "file " + path;
            })
        .orElse("none");
  }

  private static ObjectNode route(Route route) {
    ObjectNode json = Json.object();
    targets(json.putArray("targets"), route.targets());
    targets(json.putArray("fallbacks"), route.fallbacks());
    ArrayNode faults = json.putArray("fallback_on");
    route.fallbackOn().stream().map(Fault::word).sorted().forEach(faults::add);
    json.put("attempts", route.attempts());
    json.put("resend", route.resend());
    json.put("leave", word(route.leave()));
    json.put("losses", word(route.losses()));
    route
        .shadow()
        .ifPresent(shadow -> {
          ObjectNode node = json.putObject("shadow");
          node.put("target", shadow.target().name());
          node.put("share", shadow.share());
        });
    json.put("keeps_content", route.keep().content());
    return json;
  }

  private static void targets(ArrayNode array, List<Target> targets) {
    for (Target target : targets) {
      ObjectNode json = array.addObject();
      json.put("target", target.name());
      json.put("weight", target.weight());
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
