package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.key.VirtualKey;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireError.Kind;
import dev.yourbrief.provider.wire.WireFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The models a key may ask for, as each API lists them. */
final class ModelList {

  private static final String EPOCH = "1970-01-01T00:00:00Z";

  private ModelList() {}

  /**
   * @param one the name of a single model that is asked for; empty for all
   */
  static void answer(Setup setup, VirtualKey key, WireFormat format, String one, Reply reply) {
    List<String> names =
        setup.config().routes().keySet().stream()
            .filter(n -> key.models().isEmpty() || key.models().contains(n))
            .toList();
    if (one.isEmpty()) {
      reply.json(200, Json.bytes(all(names, format.name())));
    } else if (names.contains(one)) {
      reply.json(200, Json.bytes(model(one, format.name())));
    } else {
      WireError error =
          new WireError(
              Kind.NOT_FOUND, 404, "there is no such model here", "model_not_found", "model");
      reply.error(format, error, Optional.empty());
    }
  }

  private static ObjectNode all(List<String> names, String format) {
    ObjectNode list = Json.object();
    boolean isGemini = format.equals(Door.GEMINI);
    ArrayNode items = list.putArray(isGemini ? "models" : "data");
    names.forEach(n -> items.add(model(n, format)));
    if (format.equals(Door.MESSAGES)) {
      list.put("has_more", false);
      list.put("first_id", names.isEmpty() ? null : names.getFirst());
      list.put("last_id", names.isEmpty() ? null : names.getLast());
    } else if (!isGemini) {
      list.put("object", "list");
    }
    return list;
  }

  private static ObjectNode model(String name, String format) {
    return switch (format) {
      case Door.GEMINI -> {
        ObjectNode model =
            Json.object().put("name", "models/" + name).put("displayName", name).put("version", "");
        model
            .putArray("supportedGenerationMethods")
            .add("generateContent")
            .add("streamGenerateContent");
        yield model;
      }
      case Door.MESSAGES ->
          Json.object()
              .put("type", "model")
              .put("id", name)
              .put("display_name", name)
              .put("created_at", EPOCH);
      default ->
          Json.object()
              .put("id", name)
              .put("object", "model")
              .put("created", 0)
              .put("owned_by", "yourbrief");
    };
  }
}
