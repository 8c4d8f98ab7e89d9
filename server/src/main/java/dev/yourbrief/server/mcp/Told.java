package dev.yourbrief.server.mcp;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a tool tells.
 *
 * @param words for the model and for people
 * @param numbers the same for programs; empty where words are all there is
 * @param link a resource that holds more
 */
record Told(String words, Optional<ObjectNode> numbers, Optional<Link> link) {

  /** Where more is. */
  record Link(String uri, String name, String type) {}

  static Told words(String words) {
    return new Told(words, Optional.empty(), Optional.empty());
  }

  static Told of(String words, ObjectNode numbers) {
    return new Told(words, Optional.of(numbers), Optional.empty());
  }

  Told with(Link more) {
    return new Told(words, numbers, Optional.of(more));
  }
}
