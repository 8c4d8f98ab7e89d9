package dev.yourbrief.server.api;

import dev.yourbrief.server.http.Call;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of a list.
 *
 * @param offset how many come before it
 * @param limit how many it holds at most
 */
record Paging(int offset, int limit) {

  private static final int USUAL = 100;
  private static final int MOST = 500;
  private static final int FARTHEST = 100_000;

  static Paging of(Call call) {
    return new Paging(
        number(call, "offset", 0, 0, FARTHEST), number(call, "limit", USUAL, 1, MOST));
  }

  private static int number(Call call, String name, int usual, int least, int most) {
    String text = call.query(name);
    if (text.isEmpty()) {
      return usual;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw Given.wrong(
        name, "'" + text + "' cannot be", "Write a whole number from " + least + " to " + most);
  }

  /** How many have to be read to know whether there are more. */
  int reach() {
    return offset + limit + 1;
  }

  /**
   * The part of a list, and where the next begins.
   *
   * @param name what the list is called
   */
  <T> ObjectNode of(String name, List<T> all, Function<T, ObjectNode> shape) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode array = json.putArray(name);
    all.stream().skip(offset).limit(limit).map(shape).forEach(array::add);
    if (all.size() > offset + limit) {
      json.put("next", offset + limit);
    }
    return json;
  }
}
