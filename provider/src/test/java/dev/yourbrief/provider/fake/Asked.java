package dev.yourbrief.provider.fake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A request as the fake provider got it.
 *
 * @param path its path, with its query
 * @param headers its headers by lower-case name
 * @param body its body, as text
 * @param json its body as a tree
 * @param number how many requests had come, this one included
 * @param sameBefore how many of them had the same body, this one not included
 */
public record Asked(
    String path,
    Map<String, String> headers,
    String body,
    JsonNode json,
    int number,
    int sameBefore) {

  public String model() {
    return json.path("model").stringValue("");
  }

  /** The text of the last message. */
  public String lastMessage() {
    JsonNode messages = json.path("messages");
    return messages.path(messages.size() - 1).path("content").stringValue("");
  }

  /** The text of the first message of the role {@code system}, if there is one. */
  public Optional<String> system() {
    for (JsonNode message : json.path("messages")) {
      if (message.path("role").stringValue("").equals("system")) {
        return Optional.of(message.path("content").stringValue(""));
      }
    }
    return Optional.empty();
  }

  public boolean isStreamed() {
    return json.path("stream").booleanValue(false);
  }

  /** SHA-256 of the body, in hexadecimal: the same for the same request. */
  public String hash() {
    return hashOf(body);
  }

  static String hashOf(String body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
