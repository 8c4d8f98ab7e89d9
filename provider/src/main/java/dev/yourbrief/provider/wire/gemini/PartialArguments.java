package dev.yourbrief.provider.wire.gemini;

import dev.yourbrief.provider.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Arguments of a call that come piece by piece, each with a path such as {@code
 * $.items[0]['name']}. A text that goes on under the same path is added to the text there.
 */
final class PartialArguments {

  private static final int MOST_ITEMS = 10_000;
  private static final int MOST_DEPTH = 100;

  private final ObjectNode arguments = Json.object();

  void add(JsonNode piece) {
    String path = Fields.text(piece, "jsonPath");
    JsonNode owner = arguments;
    int at = path.startsWith("$") ? 1 : 0;
    int depth = 0;
    while (at < path.length() && depth++ < MOST_DEPTH) {
      int end = end(path, at);
      String step = step(path, at, end);
      boolean isLast = end >= path.length();
      boolean isNextItem =
          !isLast
              && path.charAt(end) == '['
              && end + 1 < path.length()
              && Character.isDigit(path.charAt(end + 1));
      boolean isItem = path.charAt(at) == '[' && isNumber(step);
      JsonNode there = isItem ? item(owner, step) : owner.path(step);
      if (isLast) {
        set(owner, step, isItem, value(piece, there));
        return;
      }
      if (!there.isObject() && !there.isArray()) {
        there = isNextItem ? Json.object().arrayNode() : Json.object();
        set(owner, step, isItem, there);
      }
      owner = there;
      at = end;
    }
  }

  private static int end(String path, int at) {
    if (path.charAt(at) != '[') {
      int end = path.charAt(at) == '.' ? at + 1 : at;
      while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
        end++;
      }
      return Math.max(end, at + 1);
    }
    boolean isQuoted =
        at + 1 < path.length() && (path.charAt(at + 1) == '\'' || path.charAt(at + 1) == '"');
    int close =
        isQuoted ? path.indexOf(path.charAt(at + 1) + "]", at + 2) + 1 : path.indexOf(']', at);
    return close <= at ? path.length() : close + 1;
  }

  private static String step(String path, int at, int end) {
    String step = path.substring(at, end);
    if (step.startsWith(".")) {
      return step.substring(1);
    }
    if (!step.startsWith("[") || step.length() < 2) {
      return step;
    }
    String inner = step.substring(1, step.endsWith("]") ? step.length() - 1 : step.length());
    boolean isQuoted = inner.length() > 1 && (inner.charAt(0) == '\'' || inner.charAt(0) == '"');
    return isQuoted ? inner.substring(1, inner.length() - 1) : inner;
  }

  private static boolean isNumber(String step) {
    return !step.isEmpty() && step.length() < 6 && step.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static JsonNode item(JsonNode owner, String step) {
    return owner.isArray() ? owner.path(Integer.parseInt(step)) : owner.path(step);
  }

  private static void set(JsonNode owner, String step, boolean isItem, JsonNode value) {
    if (owner instanceof ObjectNode object) {
      object.set(step, value);
    } else if (owner instanceof ArrayNode list && isItem) {
      int index = Integer.parseInt(step);
      if (index < MOST_ITEMS) {
        while (list.size() <= index) {
          list.addNull();
        }
        list.set(index, value);
      }
    }
  }

  private static JsonNode value(JsonNode piece, JsonNode there) {
    JsonNode text = Fields.get(piece, "stringValue");
    if (text.isString()) {
      String before = there.isString() ? there.stringValue() : "";
      return Json.object().put("v", before + text.stringValue()).path("v");
    }
    for (String kind : new String[] {"numberValue", "boolValue"}) {
      JsonNode value = Fields.get(piece, kind);
      if (!value.isMissingNode()) {
        return value;
      }
    }
    // What is null says so; a piece without a value only goes on with what is there.
    boolean isNull = Fields.get(piece, "nullValue").isMissingNode() && !there.isMissingNode();
    return isNull ? there : Json.object().putNull("v").path("v");
  }

  /** All of them so far. */
  JsonNode whole() {
    return arguments;
  }
}
