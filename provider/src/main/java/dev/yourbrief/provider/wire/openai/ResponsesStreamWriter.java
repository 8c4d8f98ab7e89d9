package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.PieceWriter;
import dev.yourbrief.provider.wire.WireError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Writes pieces as the events of responses, each item from its beginning to its end. */
final class ResponsesStreamWriter implements PieceWriter {

  private final ResponseObject object;
  private final List<Loss> losses = new ArrayList<>();
  private final ResponsesItems items = new ResponsesItems();
  private Optional<Usage> usage = Optional.empty();
  private Finish finish = Finish.STOP;
  private String id = "resp_0";
  private String model;
  private boolean hasBegun;
  private boolean hasRefusal;
  private boolean isOver;

  ResponsesStreamWriter(OpenAiOptions options, Conversation asked) {
    this.object = new ResponseObject(asked, options);
    this.model = asked.model();
  }

  @Override
  public List<SseEvent> write(Piece piece) {
    if (isOver) {
      return List.of();
    }
    switch (piece) {
      case Piece.Began began -> {
        id = began.id().isEmpty() ? id : began.id();
        model = began.model().isEmpty() ? model : began.model();
        begin();
      }
      case Piece.Counted counted -> usage = Optional.of(counted.usage());
      case Piece.Failed failed -> fail(failed.error());
      case Piece.Finished finished -> {
        begin();
        items.close();
        finish = finished.finish();
        if (finish == Finish.OTHER) {
          lose("no word for why it ended");
        }
        if (!finished.stopSequence().isEmpty()) {
          lose("which word it stopped at is not said here");
        }
      }
      case Piece.OfOther _ -> lose("there is one answer only");
      default -> {
        begin();
        content(piece);
      }
    }
    return items.takeEvents();
  }

  private void content(Piece piece) {
    switch (piece) {
      case Piece.Text text -> items.text(text.text());
      case Piece.Refusal refusal -> {
        hasRefusal = true;
        items.refusal(refusal.text());
      }
      case Piece.Thinking thinking -> items.thinking(thinking.text());
      case Piece.Signature own when own.format().equals(Names.RESPONSES) ->
          items.signature(own.signature());
      case Piece.CallBegan call -> {
        items.callBegan(call);
        if (!call.signature().isEmpty()) {
          lose("the signature of a call has no place here");
        }
      }
      case Piece.CallArguments more -> items.callArguments(more);
      case Piece.Native own
          when own.format().equals(Names.RESPONSES) && own.json() instanceof ObjectNode json -> {
        if (!items.nativeItem(json)) {
          lose("what belongs to a text that is not there");
        }
      }
      case Piece.Native other -> lose("a part that only " + other.format() + " has");
      default -> lose("the signature of a thought has no place here");
    }
  }

  private void lose(String why) {
    Loss loss = new Loss("stream", why);
    if (!losses.contains(loss)) {
      losses.add(loss);
    }
  }

  private void begin() {
    if (!hasBegun) {
      hasBegun = true;
      items.setAnswerId(id);
      for (String type : List.of("response.created", "response.in_progress")) {
        items.emit(type).set("response", object.begun(id, model, items.output()));
      }
    }
  }

  /** Official clients raise their exception from the first event; the second ends the stream. */
  private void fail(WireError error) {
    begin();
    isOver = true;
    ObjectNode inner = OpenAiErrors.object(error);
    ObjectNode event = items.emit("error");
    event.set("code", inner.path("code"));
    event.put("message", error.message());
    event.set("param", inner.path("param"));
    event.set("error", inner);
    items
        .emit("response.failed")
        .set("response", object.failed(id, model, items.output(), error, usage));
  }

  @Override
  public List<SseEvent> end() {
    if (isOver) {
      return List.of();
    }
    isOver = true;
    begin();
    items.close();
    ObjectNode response = object.finished(id, model, items.output(), finish, hasRefusal, usage);
    items
        .emit("response." + response.path("status").stringValue("completed"))
        .set("response", response);
    return items.takeEvents();
  }

  @Override
  public List<Loss> losses() {
    return List.copyOf(losses);
  }
}
