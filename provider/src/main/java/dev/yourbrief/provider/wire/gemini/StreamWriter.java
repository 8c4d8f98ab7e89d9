package dev.yourbrief.provider.wire.gemini;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.PieceWriter;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireError.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a stream. A call is one part, written when all its arguments are there; the reason to
 * finish and the counts come in the last event.
 */
final class StreamWriter implements PieceWriter {

  private final List<Loss> losses = new ArrayList<>();
  private final TreeMap<Integer, Candidate> candidates = new TreeMap<>();
  private final ObjectNode restOfAnswer = Json.object();
  private List<SseEvent> events = new ArrayList<>();
  private Piece.Began began = new Piece.Began("", "");
  private Optional<Usage> usage = Optional.empty();
  private boolean isOver;

  /** What is kept of one candidate until its end. */
  private static final class Candidate {
    private final Map<Integer, Call> calls = new TreeMap<>();
    private final StringBuilder refusal = new StringBuilder();
    private final ObjectNode rest = Json.object();
    private Optional<Piece.Finished> finished = Optional.empty();
  }

  private static final class Call {
    private final Piece.CallBegan began;
    private final StringBuilder arguments = new StringBuilder();

    Call(Piece.CallBegan began) {
      this.began = began;
    }
  }

  @Override
  public List<SseEvent> write(Piece piece) {
    events = new ArrayList<>(2);
    if (!isOver) {
      take(0, piece);
    }
    return events;
  }

  private Candidate candidate(int index) {
    return candidates.computeIfAbsent(index, _ -> new Candidate());
  }

  private void take(int index, Piece piece) {
    switch (piece) {
      case Piece.Began b -> began = b;
      case Piece.Counted(Usage u) -> usage = Optional.of(u);
      case Piece.OfOther(int other, Piece one) -> take(other, one);
      case Piece.Finished f -> candidate(index).finished = Optional.of(f);
      case Piece.Refusal(String text) -> candidate(index).refusal.append(text);
      case Piece.Failed(WireError error) -> fail(error);
      case Piece.CallBegan call -> candidate(index).calls.put(call.index(), new Call(call));
      case Piece.CallArguments(int call, String text) -> {
        Call there = candidate(index).calls.get(call);
        if (there != null) {
          there.arguments.append(text);
        } else if (!text.isBlank()) {
          losses.add(new Loss("calls[" + call + "].arguments", "came after its call ended"));
        }
      }
      case Piece.Text(String text) -> {
        if (!text.isEmpty()) {
          send(index, Json.object().put("text", text));
        }
      }
      case Piece.Thinking(String text) -> {
        if (!text.isEmpty()) {
          send(index, Json.object().put("text", text).put("thought", true));
        }
      }
      case Piece.Signature(String format, String signature, boolean isRedacted) ->
          send(
              index,
              Json.object()
                  .put("text", "")
                  .put("thoughtSignature", Signatures.write(format, "", signature, isRedacted)));
      case Piece.Native(String format, JsonNode json) -> addNative(index, format, json);
    }
  }

  private void addNative(int index, String format, JsonNode json) {
    if (!format.equals(Fields.NAME) || !(json instanceof ObjectNode part)) {
      losses.add(new Loss("native", "only " + format + " knows it"));
      return;
    }
    switch (Json.text(json, "type")) {
      case Fields.REST_OF_ANSWER -> Fields.putStay(restOfAnswer, json);
      case Fields.REST_OF_CANDIDATE -> Fields.putStay(candidate(index).rest, json);
      case Fields.REST_OF_PART ->
          losses.add(new Loss("part", "its further members are not said in a stream"));
      default -> send(index, part);
    }
  }

  private void send(int index, ObjectNode part) {
    sendCalls(index);
    sendPart(index, part);
  }

  private void sendPart(int index, ObjectNode part) {
    ObjectNode candidate = Json.object();
    ObjectNode content = candidate.putObject("content");
    content.putArray("parts").add(part);
    content.put("role", "model");
    candidate.put("index", index);
    ObjectNode event = Json.object();
    event.putArray("candidates").add(candidate);
    send(event);
  }

  private void send(ObjectNode event) {
    event.put("modelVersion", began.model()).put("responseId", began.id());
    Fields.putStay(event, restOfAnswer);
    restOfAnswer.removeAll();
    events.add(new SseEvent("", event.toString()));
  }

  private void sendCalls(int index) {
    Map<Integer, Call> calls = candidate(index).calls;
    for (Call call : calls.values()) {
      ObjectNode part = Json.object();
      ObjectNode function = part.putObject("functionCall");
      PartWriter.putId(function, call.began.id());
      function.put("name", call.began.name());
      String at = "calls[" + call.began.index() + "]";
      function.set("args", PartWriter.arguments(call.arguments.toString(), at, losses));
      if (!call.began.signature().isEmpty()) {
        part.put("thoughtSignature", call.began.signature());
      }
      sendPart(index, part);
    }
    calls.clear();
  }

  private void fail(WireError error) {
    isOver = true;
    events.add(new SseEvent("", Errors.write(error).toString()));
  }

  @Override
  public List<SseEvent> end() {
    events = new ArrayList<>();
    if (isOver) {
      return events;
    }
    Candidate first = candidate(0);
    if (first.finished.isEmpty()) {
      fail(WireError.of(Kind.SERVER, 502, "the stream broke off before the answer ended"));
      return events;
    }
    List.copyOf(candidates.keySet()).forEach(this::sendCalls);
    ObjectNode last = Json.object();
    ArrayNode list = Json.object().arrayNode();
    if (!Endings.tellsBlock(restOfAnswer)) {
      candidates.forEach((index, candidate) -> list.add(end(index, candidate)));
      last.set("candidates", list);
    }
    usage.ifPresent(u -> last.set("usageMetadata", Counts.write(u, losses)));
    if (usage.isEmpty()) {
      losses.add(new Loss("usage", "not known"));
    }
    send(last);
    isOver = true;
    return events;
  }

  private ObjectNode end(int index, Candidate candidate) {
    Piece.Finished finished = candidate.finished.orElse(new Piece.Finished(Finish.OTHER, ""));
    boolean isRefused = !candidate.refusal.isEmpty();
    if (!finished.stopSequence().isEmpty()) {
      losses.add(new Loss("stop_sequence", "it is not said here"));
    }
    ObjectNode end = Json.object();
    ObjectNode content = end.putObject("content");
    content.putArray("parts").addObject().put("text", "");
    content.put("role", "model");
    end.put("finishReason", Reasons.write(isRefused ? Finish.REFUSED : finished.finish()));
    end.put("index", index);
    if (isRefused) {
      end.put("finishMessage", candidate.refusal.toString());
    }
    Fields.putStay(end, candidate.rest);
    return end;
  }

  @Override
  public List<Loss> losses() {
    return List.copyOf(losses);
  }
}
