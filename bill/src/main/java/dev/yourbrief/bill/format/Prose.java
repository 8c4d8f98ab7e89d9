package dev.yourbrief.bill.format;

import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The fields of a log that hold what people and models wrote. They are stepped over as they are
 * read: no prompt comes into memory, however long it is. Counts of the same name are kept.
 */
final class Prose {

  private static final Set<String> NAMES =
      Set.of(
          "messages",
          "input",
          "output",
          "input_messages",
          "output_messages",
          "system_instructions",
          "request",
          "request_body",
          "requestBody",
          "proxy_server_request",
          "prompt",
          "completion",
          "content",
          "text",
          "thinking",
          "signature",
          "arguments",
          "instructions",
          "base_instructions",
          "encrypted_content",
          "replacement_history",
          "tools",
          "tool_calls",
          "toolCalls",
          "tool_definitions",
          "toolDefinitions",
          "toolUseResult",
          "snapshot",
          "attachment",
          "summary",
          "embedding",
          "error_str",
          "traceback",
          "events");

  /** Of these the token counts are kept, and nothing else. */
  private static final Set<String> ANSWERS =
      Set.of("response", "response_body", "responseBody", "responseObject");

  /** Cuts of the same sums that the reader does not use, large ones. */
  private static final Set<String> OTHER_CUTS =
      Set.of(
          "breakdown.api_keys",
          "breakdown.entities",
          "breakdown.endpoints",
          "breakdown.mcp_servers",
          "breakdown.model_groups");

  /** What is within a field of one of the names; a field may have this name itself. */
  private static final String VALUE = ".value";

  private Prose() {}

  /** Whether a field's value is to be stepped over. */
  static boolean is(String key, JsonToken value) {
    if (value.isNumeric() || value.isBoolean() || value == JsonToken.VALUE_NULL) {
      return false;
    }
    String name = lastName(key);
    return NAMES.contains(name)
        || ANSWERS.contains(name)
        || OTHER_CUTS.contains(key)
        || name.equals("api_key_breakdown")
        || (name.equals("message") && value == JsonToken.VALUE_STRING)
        || (key.endsWith(VALUE)
            && NAMES.contains(lastName(key.substring(0, key.length() - VALUE.length()))));
  }

  /** Whether an answer's own token counts are to be looked for. */
  static boolean isAnswer(String key, JsonToken value) {
    return value == JsonToken.START_OBJECT && ANSWERS.contains(lastName(key));
  }

  /** Whether a field of an answer holds its token counts. */
  static boolean isUsage(String name) {
    return name.equals("usage") || name.equals("usageMetadata") || name.equals("usage_metadata");
  }

  /** Steps over a value whose first token was just read. */
  static void skip(JsonParser json) {
    // A string that nobody asks for is never decoded, and no bound applies to it.
    json.skipChildren();
  }

  private static String lastName(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
