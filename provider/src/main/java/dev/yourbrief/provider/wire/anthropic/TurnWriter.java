package dev.yourbrief.provider.wire.anthropic;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Conversation.Speaker;
import dev.yourbrief.provider.wire.Conversation.Turn;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.anthropic.BlockWriter.Place;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns as the API wants them: instructions on top, then user and assistant by turns, results of
 * tools first. Newer models take instructions between turns too, after a turn of the user and
 * before one of the assistant.
 */
final class TurnWriter {

  private record Message(String role, List<ObjectNode> blocks) {}

  private final Conversation asked;
  private final ClaudeModel model;
  private final List<Loss> losses;
  private final List<ObjectNode> system = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();

  TurnWriter(Conversation asked, ClaudeModel model, List<Loss> losses) {
    this.asked = asked;
    this.model = model;
    this.losses = losses;
  }

  void put(ObjectNode body) {
    BlockWriter writer = new BlockWriter(losses);
    List<Turn> turns = asked.turns();
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      String where = "turns[" + i + "].parts";
      switch (turn.speaker()) {
        case SYSTEM, DEVELOPER ->
            addInstructions(writer.write(turn.parts(), Place.SYSTEM, where), i);
        case USER -> add("user", writer.write(turn.parts(), Place.USER, where));
        case ASSISTANT -> add("assistant", writer.write(turn.parts(), Place.ASSISTANT, where));
      }
    }
    if (messages.isEmpty()) {
      // The API wants a message; instructions alone are what the user says.
      losses.add(new Loss("turns", "instructions alone are sent as the user's turn"));
      messages.add(new Message("user", List.copyOf(system)));
      system.clear();
    }
    if (!system.isEmpty()) {
      BlockWriter.putContent(body, "system", system);
    }
    ArrayNode list = body.putArray("messages");
    for (Message message : messages) {
      ObjectNode one = list.addObject().put("role", message.role());
      BlockWriter.putContent(one, "content", message.blocks());
    }
  }

  private void addInstructions(List<ObjectNode> blocks, int at) {
    if (messages.isEmpty() || blocks.isEmpty()) {
      system.addAll(blocks);
      return;
    }
    boolean isAfterUser = messages.getLast().role().equals("user");
    boolean isBeforeAssistant =
        at + 1 == asked.turns().size() || asked.turns().get(at + 1).speaker() == Speaker.ASSISTANT;
    if (model.takesSystemTurns() && isAfterUser && isBeforeAssistant) {
      messages.add(new Message("system", blocks));
    } else {
      losses.add(new Loss("turns[" + at + "]", "instructions stand at the top here"));
      system.addAll(blocks);
    }
  }

  private void add(String role, List<ObjectNode> blocks) {
    if (blocks.isEmpty()) {
      return;
    }
    List<ObjectNode> all = new ArrayList<>();
    if (!messages.isEmpty() && messages.getLast().role().equals(role)) {
      all.addAll(messages.removeLast().blocks());
    }
    all.addAll(blocks);
    messages.add(new Message(role, role.equals("user") ? resultsFirst(all) : all));
  }

  private static List<ObjectNode> resultsFirst(List<ObjectNode> blocks) {
    List<ObjectNode> sorted = new ArrayList<>(blocks.size());
    blocks.stream().filter(TurnWriter::isResult).forEach(sorted::add);
    blocks.stream().filter(b -> !isResult(b)).forEach(sorted::add);
    return sorted;
  }

  private static boolean isResult(ObjectNode block) {
    return Json.text(block, "type").equals("tool_result");
  }
}
