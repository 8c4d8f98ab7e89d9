package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.PieceWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Writes pieces as the chunks of chat completions. */
final class ChatStreamWriter implements PieceWriter {

  private static final SseEvent DONE = new SseEvent("", "[DONE]");

  private final long created;
  private final boolean saysUsage;
  private final boolean isLegacy;
  private final List<Loss> losses = new ArrayList<>();
  private final Set<Integer> begun = new HashSet<>();
  private final Set<Integer> refused = new HashSet<>();
  private Optional<Usage> usage = Optional.empty();
  private String id = "chatcmpl-0";
  private String model = "";
  private boolean hasFailed;

  ChatStreamWriter(OpenAiOptions options, Conversation asked) {
    this.created = options.created().getAsLong();
    this.saysUsage = asked.usageInStream();
    this.isLegacy = ChatRequestWriter.isLegacy(asked);
    this.model = asked.model();
  }

  @Override
  public List<SseEvent> write(Piece piece) {
    return write(0, piece);
  }

  private List<SseEvent> write(int candidate, Piece piece) {
    return switch (piece) {
      case Piece.Began began -> {
        id = began.id().isEmpty() ? id : began.id();
        model = began.model().isEmpty() ? model : began.model();
        yield start(candidate);
      }
      case Piece.OfOther other -> write(other.candidate(), other.piece());
      case Piece.Counted counted -> {
        usage = Optional.of(counted.usage());
        yield List.of();
      }
      case Piece.Failed failed -> {
        hasFailed = true;
        yield List.of(event(OpenAiErrors.write(failed.error())));
      }
      case Piece.Finished finished ->
          with(candidate, chunk(candidate, Json.object(), reason(candidate, finished)));
      default -> {
        ObjectNode delta = Json.object();
        ObjectNode chunk = chunk(candidate, delta, "");
        yield fill(delta, chunk, candidate, piece) ? with(candidate, chunk) : List.of();
      }
    };
  }

  private List<SseEvent> start(int candidate) {
    if (!begun.add(candidate)) {
      return List.of();
    }
    ObjectNode delta = Json.object().put("role", "assistant").put("content", "");
    return List.of(event(chunk(candidate, delta.putNull("refusal"), "")));
  }

  /** The chunk, after the one that says the role. */
  private List<SseEvent> with(int candidate, ObjectNode chunk) {
    List<SseEvent> events = new ArrayList<>(start(candidate));
    events.add(event(chunk));
    return events;
  }

  /**
   * @return whether there is anything to say
   */
  private boolean fill(ObjectNode delta, ObjectNode chunk, int candidate, Piece piece) {
    switch (piece) {
      case Piece.Text text -> delta.put("content", text.text());
      case Piece.Thinking thinking -> delta.put(Thoughts.CONTENT, thinking.text());
      case Piece.Refusal refusal -> {
        refused.add(candidate);
        delta.put("refusal", refusal.text());
      }
      case Piece.CallBegan call when isLegacy && call.index() == 0 ->
          delta.putObject("function_call").put("name", call.name()).put("arguments", "");
      case Piece.CallBegan call -> {
        ObjectNode node = call(delta, call.index()).put("id", call.id()).put("type", "function");
        node.putObject("function").put("name", call.name()).put("arguments", "");
        ChatCalls.putSignature(node, call.signature());
      }
      case Piece.CallArguments more when isLegacy && more.index() == 0 ->
          delta.putObject("function_call").put("arguments", more.text());
      case Piece.CallArguments more ->
          call(delta, more.index()).putObject("function").put("arguments", more.text());
      case Piece.Native own
          when own.format().equals(Names.CHAT) && own.json() instanceof ObjectNode members -> {
        for (String member : members.propertyNames()) {
          boolean isOfChoice = member.equals("logprobs");
          ObjectNode to =
              isOfChoice && chunk.path("choices").path(0) instanceof ObjectNode c ? c : delta;
          to.set(member, members.path(member));
        }
      }
      case Piece.Native other -> {
        return lose("a part that only " + other.format() + " has");
      }
      default -> {
        return lose("the signature of a thought has no place here");
      }
    }
    return true;
  }

  private boolean lose(String why) {
    Loss loss = new Loss("stream", why);
    if (!losses.contains(loss)) {
      losses.add(loss);
    }
    return false;
  }

  private static ObjectNode call(ObjectNode delta, int index) {
    return delta.putArray("tool_calls").addObject().put("index", index);
  }

  private String reason(int candidate, Piece.Finished finished) {
    if (finished.finish() == Finish.OTHER) {
      lose("no word for why it ended");
    }
    if (!finished.stopSequence().isEmpty()) {
      lose("which word it stopped at is not said here");
    }
    return Reasons.write(finished.finish(), refused.contains(candidate), isLegacy);
  }

  private ObjectNode chunk(int candidate, ObjectNode delta, String reason) {
    ObjectNode chunk = head();
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", candidate);
    choice.set("delta", delta);
    choice.putNull("logprobs");
    OpenAiErrors.putOrNull(choice, "finish_reason", reason);
    if (saysUsage) {
      chunk.putNull("usage");
    }
    return chunk;
  }

  private ObjectNode head() {
    return Json.object()
        .put("id", id)
        .put("object", "chat.completion.chunk")
        .put("created", created)
        .put("model", model);
  }

  private static SseEvent event(ObjectNode chunk) {
    return new SseEvent("", Json.string(chunk));
  }

  @Override
  public List<SseEvent> end() {
    if (hasFailed) {
      return List.of();
    }
    if (saysUsage && usage.isPresent()) {
      ObjectNode chunk = head();
      chunk.putArray("choices");
      chunk.set("usage", OpenAiUsage.chat(usage.get()));
      return List.of(event(chunk), DONE);
    }
    return List.of(DONE);
  }

  @Override
  public List<Loss> losses() {
    return List.copyOf(losses);
  }
}
