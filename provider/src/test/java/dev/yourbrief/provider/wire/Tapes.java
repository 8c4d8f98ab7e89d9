package dev.yourbrief.provider.wire;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Recorded calls of real providers, where they lie beside the project. */
public final class Tapes {

  private static final Path WIRE =
      Path.of(System.getProperty("yourbrief.root", ".."), "..", "shared", "data", "wire");

  private static final JsonMapper JSON = new JsonMapper();

  private Tapes() {}

  /**
   * One call.
   *
   * @param request its body; empty when it was no JSON, or is not recorded
   * @param answer its body as it came
   */
  public record Exchange(
      String name, String uri, Optional<JsonNode> request, int status, String answer) {

    public byte[] bytes() {
      return answer.getBytes(StandardCharsets.UTF_8);
    }

    public boolean isStream() {
      return answer.startsWith("data:") || answer.startsWith("event:");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** The exchanges of the tapes and bodies in these folders. */
  public static List<Exchange> in(String... folders) throws IOException {
    assumeTrue(Files.isDirectory(WIRE), "the recordings are not here");
    List<Exchange> exchanges = new ArrayList<>();
    for (String folder : folders) {
      try (Stream<Path> files = Files.walk(WIRE.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          add(file, exchanges);
        }
      }
    }
    return exchanges;
  }

  private static void add(Path file, List<Exchange> exchanges) throws IOException {
    String name = String.valueOf(file.getFileName());
    String text = Files.readString(file);
    if (name.endsWith(".yaml")) {
      Object loaded = new Load(LoadSettings.builder().build()).loadFromString(text);
      for (JsonNode exchange : JSON.<JsonNode>valueToTree(loaded).path("interactions")) {
        exchanges.add(exchange(name, exchange));
      }
    } else if (name.endsWith(".chunks.txt")) {
      StringBuilder stream = new StringBuilder();
      text.lines()
          .map(l -> l.startsWith("data: ") ? l.substring("data: ".length()) : l)
          .filter(l -> l.startsWith("{"))
          .forEach(l -> stream.append("data: ").append(l).append("\n\n"));
      exchanges.add(new Exchange(name, "", Optional.empty(), 200, stream.toString()));
    } else if (name.endsWith(".json")) {
      exchanges.add(new Exchange(name, "", Optional.empty(), 200, text));
    }
  }

  private static Exchange exchange(String name, JsonNode exchange) {
    JsonNode request = exchange.path("request");
    JsonNode response = exchange.path("response");
    JsonNode parsed = response.path("parsed_body");
    return new Exchange(
        name,
        request.path("uri").stringValue(""),
        Optional.of(request.path("parsed_body")).filter(JsonNode::isObject),
        response.path("status").path("code").asInt(),
        parsed.isMissingNode()
            ? response.path("body").path("string").stringValue("")
            : JSON.writeValueAsString(parsed));
  }
}
