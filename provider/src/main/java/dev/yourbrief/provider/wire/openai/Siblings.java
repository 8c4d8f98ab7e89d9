package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation.Extra;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What one of OpenAI's formats says in another place than the other. */
final class Siblings {

  private static final String VERBOSITY = "verbosity";

  private Siblings() {}

  /** The extras of a request of responses, for chat completions. */
  static List<Extra> toChat(List<Extra> extras) {
    List<Extra> moved = new ArrayList<>(extras.size());
    for (Extra extra : extras) {
      JsonNode verbosity = extra.value().path(VERBOSITY);
      boolean moves =
          extra.format().equals(Names.RESPONSES)
              && extra.member().equals("text")
              && extra.value().size() == 1
              && !verbosity.isMissingNode();
      moved.add(moves ? new Extra(Names.CHAT, VERBOSITY, verbosity, false) : extra);
    }
    return moved;
  }

  /** The extras of a request of chat completions, for responses. */
  static List<Extra> toResponses(List<Extra> extras) {
    List<Extra> moved = new ArrayList<>(extras.size());
    for (Extra extra : extras) {
      if (extra.format().equals(Names.CHAT) && extra.member().equals(VERBOSITY)) {
        ObjectNode text = Json.object();
        text.set(VERBOSITY, extra.value());
        moved.add(new Extra(Names.RESPONSES, "text", text, false));
      } else {
        moved.add(extra);
      }
    }
    return moved;
  }
}
