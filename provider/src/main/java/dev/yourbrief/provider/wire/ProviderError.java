package dev.yourbrief.provider.wire;

import dev.yourbrief.provider.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What an error says, whatever its shape: an object or a list, with an object or a text in it, a
 * page of HTML from a proxy, or plain text.
 *
 * @param message for people, on one line; may be empty
 * @param type the provider's word for its kind; may be empty
 * @param code the provider's code, which may be a number; may be empty
 * @param param the member at fault; may be empty
 */
public record ProviderError(String message, String type, String code, String param) {

  private static final ProviderError NOTHING = new ProviderError("", "", "", "");

  /** More is never shown, and scanning more would only help an attacker. */
  private static final int MOST_TEXT = 4_096;

  private static final Pattern TITLE =
      Pattern.compile(
          "<(title|h1)\\b[^>]*>(.{0,500}?)</", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

  public static ProviderError of(byte[] body) {
    Optional<JsonNode> tree = Json.tree(body).filter(t -> t.isObject() || t.isArray());
    if (tree.isPresent()) {
      return of(tree.get());
    }
    int length = Math.min(body.length, MOST_TEXT);
    String text = new String(body, 0, length, StandardCharsets.UTF_8);
    Matcher title = TITLE.matcher(text);
    if (title.find()) {
      return new ProviderError(oneLine(TAG.matcher(title.group(2)).replaceAll(" ")), "", "", "");
    }
    return text.stripLeading().startsWith("<")
        ? NOTHING
        : new ProviderError(oneLine(text), "", "", "");
  }

  public static ProviderError of(JsonNode tree) {
    if (tree.isArray()) {
      return tree.isEmpty() ? NOTHING : of(tree.path(0));
    }
    JsonNode error = tree.path("error");
    if (error.isObject()) {
      return read(error, message(error));
    }
    if (error.isString()) {
      String said = message(tree);
      return read(tree, said.isEmpty() ? oneLine(error.stringValue("")) : said);
    }
    return read(tree, message(tree));
  }

  private static ProviderError read(JsonNode node, String message) {
    return new ProviderError(
        message,
        firstOf(node, "type", "status"),
        Json.word(node, "code"),
        Json.text(node, "param"));
  }

  /**
   * The same in no provider's words.
   *
   * @param status the HTTP status it came with; below 400 when it came under the status of success,
   *     so that only its words say what it is
   */
  public WireError asError(int status) {
    WireError.Kind kind = ErrorKinds.of(status, this);
    String said = message.isEmpty() ? "the provider gave no reason" : message;
    return new WireError(
        kind, status < 400 ? ErrorKinds.status(kind) : status, said, label(), param);
  }

  /** Whether the provider's type or code is one of these. */
  public boolean isOneOf(List<String> words) {
    return words.contains(type) || words.contains(code);
  }

  /**
   * The words for a message, without the message itself: code and type, as far as they are there.
   */
  public String label() {
    return code.isEmpty() || code.chars().allMatch(Character::isDigit) ? type : code;
  }

  private static String firstOf(JsonNode node, String member, String other) {
    String text = Json.text(node, member);
    return text.isEmpty() ? Json.text(node, other) : text;
  }

  /** What stands in the members that servers use for it; a list gives its items' messages. */
  private static String message(JsonNode node) {
    for (String member : List.of("message", "detail", "errors", "error_description", "title")) {
      String text = words(node.path(member), 3);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private static String words(JsonNode node, int depth) {
    if (node.isString()) {
      return oneLine(node.stringValue(""));
    }
    if (depth == 0) {
      return "";
    }
    if (node.isObject()) {
      for (String member : List.of("message", "msg", "detail")) {
        String text = words(node.path(member), depth - 1);
        if (!text.isEmpty()) {
          return text;
        }
      }
      return "";
    }
    List<String> items = new ArrayList<>();
    for (int i = 0; i < Math.min(node.size(), 3); i++) {
      String item = words(node.path(i), depth - 1);
      if (!item.isEmpty()) {
        items.add(item);
      }
    }
    return String.join("; ", items);
  }

  private static String oneLine(String text) {
    String start = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
    return SPACE.matcher(start).replaceAll(" ").strip();
  }
}
