package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.wire.Conversation.Cache;
import dev.yourbrief.provider.wire.Loss;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a mark of a cache where there is a place for it, and lists it as lost where there is none.
 */
final class CacheMarkWriter {

  private CacheMarkWriter() {}

  static void write(
      ObjectNode node, Cache cache, boolean hasMarks, String place, List<Loss> losses) {
    if (cache == Cache.NONE) {
      return;
    }
    if (hasMarks) {
      CacheMarks.write(node, cache);
    } else {
      losses.add(new Loss(place + ".cache_control", "it caches by itself"));
    }
  }
}
