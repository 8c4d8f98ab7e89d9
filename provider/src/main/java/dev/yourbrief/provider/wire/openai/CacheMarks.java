package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation.Cache;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Marks of what a cache is to hold, as OpenRouter and LiteLLM took them over from Anthropic. OpenAI
 * has none: it caches by itself.
 */
final class CacheMarks {

  static final String MEMBER = "cache_control";

  private CacheMarks() {}

  static Cache read(JsonNode node) {
    JsonNode mark = node.path(MEMBER);
    if (!mark.isObject()) {
      return Cache.NONE;
    }
    return Json.text(mark, "ttl").equals("1h") ? Cache.HOUR : Cache.FIVE_MINUTES;
  }

  static void write(ObjectNode node, Cache cache) {
    if (cache != Cache.NONE) {
      ObjectNode mark = node.putObject(MEMBER).put("type", "ephemeral");
      if (cache == Cache.HOUR) {
        mark.put("ttl", "1h");
      }
    }
  }
}
