package dev.yourbrief.provider.wire.gemini;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.PieceReader;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireError.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a stream, whose events are answers of their own: parts add up, counts start from the
 * beginning each time, and a reason to finish ends a candidate. Nothing ends the stream.
 */
final class StreamReader implements PieceReader {

  private final List<CandidateReader> candidates = new ArrayList<>();
  private CallIds ids = new CallIds("");
  private boolean hasBegun;
  private boolean isOver;

  @Override
  public List<Piece> take(SseEvent event) {
    if (isOver || event.data().equals("[DONE]")) {
      return List.of();
    }
    Optional<JsonNode> tree = Json.tree(event.data());
    // Without alt=sse the events are items of one list.
    JsonNode said = tree.orElse(Json.object().path(""));
    if (said.isArray()) {
      List<Piece> pieces = new ArrayList<>();
      said.forEach(one -> pieces.addAll(isOver ? List.of() : answer(one)));
      return pieces;
    }
    return answer(said);
  }

  private List<Piece> answer(JsonNode said) {
    if (!said.isObject()) {
      return fail(WireError.of(Kind.SERVER, 502, "an event of the stream is no JSON object"));
    }
    if (said.path("error").isObject()) {
      return fail(Errors.read(said));
    }
    List<Piece> pieces = new ArrayList<>();
    if (!hasBegun) {
      hasBegun = true;
      String id = Fields.text(said, "responseId");
      ids = new CallIds(id);
      pieces.add(new Piece.Began(id, Fields.text(said, "modelVersion")));
      addAll(Endings.ofAnswer(said), pieces);
    }
    List<Piece> ends = new ArrayList<>();
    for (JsonNode candidate : said.path("candidates")) {
      int index = candidate.path("index").asInt(0);
      if (index >= 0 && index < 64) {
        take(index, candidate, pieces, ends);
      }
    }
    Counts.read(Fields.get(said, "usageMetadata")).ifPresent(u -> pieces.add(new Piece.Counted(u)));
    pieces.addAll(ends);
    if (Endings.isBlocked(said)) {
      CandidateReader first = candidate(0);
      if (!first.hasFinished()) {
        pieces.add(new Piece.Refusal(Endings.refusal(said).text()));
        pieces.add(first.finish(Finish.REFUSED));
      }
    }
    return pieces;
  }

  private void take(int index, JsonNode candidate, List<Piece> pieces, List<Piece> ends) {
    CandidateReader reader = candidate(index);
    List<Piece> own = new ArrayList<>();
    reader.parts(candidate.path("content").path("parts"), own);
    List<Piece> ownEnds = new ArrayList<>();
    reader.end(candidate, own, ownEnds);
    own.forEach(p -> pieces.add(of(index, p)));
    ownEnds.forEach(p -> ends.add(of(index, p)));
  }

  private CandidateReader candidate(int index) {
    while (candidates.size() <= index) {
      candidates.add(new CandidateReader(ids));
    }
    return candidates.get(index);
  }

  private static Piece of(int index, Piece piece) {
    return index == 0 ? piece : new Piece.OfOther(index, piece);
  }

  static void addAll(List<Part> parts, List<Piece> pieces) {
    for (Part part : parts) {
      if (part instanceof Part.Native(String format, JsonNode json)) {
        pieces.add(new Piece.Native(format, json));
      } else if (part instanceof Part.Refusal(String text)) {
        pieces.add(new Piece.Refusal(text));
      }
    }
  }

  private List<Piece> fail(WireError error) {
    isOver = true;
    return List.of(new Piece.Failed(error));
  }

  @Override
  public List<Piece> end() {
    boolean hasFinished =
        !candidates.isEmpty() && candidates.stream().allMatch(CandidateReader::hasFinished);
    return isOver || hasFinished
        ? List.of()
        : fail(WireError.of(Kind.SERVER, 502, "the stream broke off before the answer ended"));
  }

  /** The pieces of one candidate. */
  private static final class CandidateReader {

    private final CallIds ids;
    private int calls;
    private Optional<PartialArguments> open = Optional.empty();
    private boolean isFinished;

    CandidateReader(CallIds ids) {
      this.ids = ids;
    }

    boolean hasFinished() {
      return isFinished;
    }

    void parts(JsonNode parts, List<Piece> pieces) {
      for (JsonNode part : parts) {
        String signature = Fields.text(part, "thoughtSignature");
        JsonNode call = Fields.get(part, "functionCall");
        if (call.isObject()) {
          call(call, signature, pieces);
        } else if (part.path("text").isString()) {
          text(part, signature, pieces);
        } else if (part.isObject()) {
          pieces.add(new Piece.Native(Fields.NAME, part));
        }
      }
    }

    private static void text(JsonNode part, String signature, List<Piece> pieces) {
      String text = part.path("text").stringValue();
      if (!text.isEmpty()) {
        pieces.add(
            part.path("thought").booleanValue(false)
                ? new Piece.Thinking(text)
                : new Piece.Text(text));
      }
      if (!signature.isEmpty()) {
        Part.Thinking read = Signatures.read("", signature);
        pieces.add(new Piece.Signature(read.format(), read.signature(), read.isRedacted()));
      }
    }

    private void call(JsonNode call, String signature, List<Piece> pieces) {
      String name = Json.text(call, "name");
      boolean goesOn = Fields.get(call, "willContinue").booleanValue(false);
      if (!name.isEmpty()) {
        close(pieces);
        String id = ids.ofCall(Json.text(call, "id"), name);
        pieces.add(new Piece.CallBegan(calls++, id, name, signature));
        open = Optional.of(new PartialArguments());
      }
      if (open.isEmpty()) {
        return;
      }
      for (JsonNode piece : Fields.get(call, "partialArgs")) {
        open.get().add(piece);
      }
      JsonNode args = call.path("args");
      if (args.isObject() && open.get().whole() instanceof ObjectNode whole) {
        args.properties().forEach(m -> whole.set(m.getKey(), m.getValue()));
      }
      if (!goesOn) {
        close(pieces);
      }
    }

    private void close(List<Piece> pieces) {
      open.ifPresent(o -> pieces.add(new Piece.CallArguments(calls - 1, o.whole().toString())));
      open = Optional.empty();
    }

    void end(JsonNode candidate, List<Piece> pieces, List<Piece> ends) {
      String reason = Fields.text(candidate, "finishReason");
      addAll(Endings.ofCandidate(candidate, reason), pieces);
      if (!reason.isEmpty() && !isFinished) {
        close(pieces);
        ends.add(finish(Reasons.read(reason, calls > 0)));
      }
    }

    Piece finish(Finish finish) {
      isFinished = true;
      return new Piece.Finished(finish, "");
    }
  }
}
