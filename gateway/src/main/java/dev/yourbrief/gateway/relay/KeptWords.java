package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.words.Kept;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of a request, of whatever format. */
final class KeptWords {

  private KeptWords() {}

  /** Its turns; empty when the request cannot be taken apart. Pictures and files are left out. */
  static Optional<List<Kept.Turn>> of(Asked asked) {
    List<Kept.Turn> turns = new ArrayList<>();
    try {
      for (Conversation.Turn turn : asked.conversation().turns()) {
        turns.add(new Kept.Turn(role(turn.speaker()), text(turn.parts())));
      }
    } catch (WireException e) {
      return Optional.empty();
    }
    return Optional.of(turns);
  }

  private static String role(Conversation.Speaker speaker) {
    return switch (speaker) {
      case SYSTEM, DEVELOPER -> "system";
      case USER -> "user";
      case ASSISTANT -> "assistant";
    };
  }

  private static String text(List<Part> parts) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      String more =
          switch (part) {
            case Part.Text(String words, _) -> words;
            case Part.ToolCall call -> call.name() + "(" + call.arguments() + ")";
            case Part.ToolResult result -> text(result.content());
            case Part.Refusal(String words) -> words;
            default -> "";
          };
      if (!more.isEmpty()) {
        text.append(text.isEmpty() ? "" : "\n").append(more);
      }
    }
    return text.toString();
  }
}
