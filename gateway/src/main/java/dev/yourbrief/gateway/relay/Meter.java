package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.ledger.Row.Sign;
import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.WireError;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one answer used, and what is noticed about it, while it passes by. It keeps the answer's
 * text only where that is to be compared or checked.
 */
final class Meter {

  /** About as many characters as a token has, in English and in code; for estimates only. */
  private static final int CHARACTERS_PER_TOKEN = 4;

  private final boolean asksJson;
  private final @Nullable StringBuilder text;
  private final Set<Sign> signs = EnumSet.noneOf(Sign.class);
  private Optional<Usage> usage = Optional.empty();
  private @Nullable WireError failure;
  private String model = "";
  private long characters;
  private boolean isFinished;
  private boolean isCounted;
  private boolean isMixed;

  /**
   * @param asksJson whether the answer should be JSON
   * @param keepsText whether its text is wanted afterwards
   */
  Meter(boolean asksJson, boolean keepsText) {
    this.asksJson = asksJson;
    this.text = asksJson || keepsText ? new StringBuilder() : null;
  }

  /** An answer that came whole. */
  void take(Answer answer) {
    model = answer.model();
    usage = answer.usage();
    isCounted = usage.isPresent();
    answer.parts().forEach(this::part);
    finish(answer.finish());
  }

  /** The tokens of an answer that is no text. */
  void counted(Usage whole) {
    usage = Optional.of(whole);
    isCounted = true;
    isFinished = true;
  }

  private void part(Part part) {
    switch (part) {
      case Part.Text(String words, _) -> words(words);
      case Part.Refusal _ -> signs.add(Sign.REFUSED);
      case Part.ToolCall call -> {
        signs.add(Sign.TOOLS);
        characters += call.arguments().length();
      }
      case Part.Thinking thought -> characters += thought.text().length();
      case Part.Native(_, JsonNode json) -> isMixed |= isOtherModels(json);
      default -> {
        // Pictures have no words to count.
      }
    }
  }

  /** The next pieces of one that comes as a stream. */
  void take(List<Piece> pieces) {
    for (Piece piece : pieces) {
      take(piece);
    }
  }

  private void take(Piece piece) {
    switch (piece) {
      case Piece.Began(_, String name) -> model = name.isEmpty() ? model : name;
      case Piece.Text(String words) -> words(words);
      case Piece.Thinking(String words) -> characters += words.length();
      case Piece.Refusal _ -> signs.add(Sign.REFUSED);
      case Piece.CallBegan _ -> signs.add(Sign.TOOLS);
      case Piece.CallArguments(_, String words) -> characters += words.length();
      case Piece.Counted(Usage counted) -> {
        usage = Optional.of(counted);
        isCounted = isFinished;
      }
      case Piece.Finished(Finish finish, _) -> finish(finish);
      case Piece.Failed(WireError error) -> failure = error;
      case Piece.OfOther(_, Piece other) -> {
        if (other instanceof Piece.Text(String words)) {
          characters += words.length();
        }
      }
      case Piece.Native(_, JsonNode json) -> isMixed |= isOtherModels(json);
      case Piece.Signature _ -> {
        // Nothing to count.
      }
    }
  }

  /** Anthropic's models may ask another for advice, or hand over to it, at that one's price. */
  private static boolean isOtherModels(JsonNode json) {
    String type = Json.text(json, "type");
    return type.startsWith("fallback") || type.contains("advisor");
  }

  private void words(String words) {
    characters += words.length();
    StringBuilder kept = text;
    if (kept != null) {
      kept.append(words);
    }
  }

  private void finish(Finish finish) {
    isFinished = true;
    switch (finish) {
      case LENGTH -> signs.add(Sign.TRUNCATED);
      case REFUSED -> signs.add(Sign.REFUSED);
      case TOOL -> signs.add(Sign.TOOLS);
      case STOP, OTHER -> {
        // An answer like most.
      }
    }
  }

  /** Whether the answer is whole and its tokens are known: nothing more is to come that counts. */
  boolean isComplete() {
    return isFinished && isCounted;
  }

  /** The counts of the same event as the end are the last. */
  void eventsTaken() {
    isCounted |= isFinished && usage.isPresent();
  }

  /** Whether anything was answered that is paid for. */
  boolean hasWords() {
    return characters > 0;
  }

  /** Whether models of several prices took part, so that one price over the sum would be wrong. */
  boolean isMixed() {
    return isMixed;
  }

  Optional<WireError> failure() {
    return Optional.ofNullable(failure);
  }

  /** The model that answered, as the provider names it; may be empty. */
  String model() {
    return model;
  }

  /** The tokens the provider counted. */
  Optional<Usage> usage() {
    return usage;
  }

  /**
   * Whether what the provider counted is of the whole answer. Some say the input at the start and
   * the rest at the end.
   */
  boolean isCounted() {
    return isCounted;
  }

  /**
   * An estimate, for when the provider did not count to the end: what it did count stands.
   *
   * @param inputTokens an estimate of the input
   */
  Usage estimate(long inputTokens) {
    long output = Math.ceilDiv(characters, CHARACTERS_PER_TOKEN);
    return usage
        .map(u ->
            new Usage(
                u.inputUncached(),
                u.cacheRead(),
                u.cacheWrite5m(),
                u.cacheWrite1h(),
                Math.max(u.output(), output),
                u.reasoning()))
        .orElseGet(() -> new Usage(inputTokens, 0, 0, 0, output, 0));
  }

  /** What was noticed. */
  Set<Sign> signs() {
    Set<Sign> all = EnumSet.noneOf(Sign.class);
    all.addAll(signs);
    boolean isWhole = isFinished && !all.contains(Sign.REFUSED) && !all.contains(Sign.TOOLS);
    if (asksJson && isWhole && (all.contains(Sign.TRUNCATED) || !isJson())) {
      all.add(Sign.SCHEMA_FAILED);
    }
    return all;
  }

  private boolean isJson() {
    return Json.tree(text()).filter(JsonNode::isContainer).isPresent();
  }

  /** The answer's text, where it was to be kept. */
  String text() {
    StringBuilder kept = text;
    return kept == null ? "" : kept.toString();
  }

  /** An estimate of the tokens of a text or a body of so many bytes. */
  static long tokens(long bytes) {
    return Math.ceilDiv(bytes, CHARACTERS_PER_TOKEN);
  }
}
