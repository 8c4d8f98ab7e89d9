package dev.yourbrief.provider.wire;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation.Cache;
import dev.yourbrief.provider.wire.Conversation.Extra;
import dev.yourbrief.provider.wire.Conversation.Reasoning;
import dev.yourbrief.provider.wire.Conversation.Sampling;
import dev.yourbrief.provider.wire.Conversation.Shape;
import dev.yourbrief.provider.wire.Conversation.Speaker;
import dev.yourbrief.provider.wire.Conversation.Tool;
import dev.yourbrief.provider.wire.Conversation.ToolChoice;
import dev.yourbrief.provider.wire.Conversation.Turn;
import dev.yourbrief.provider.wire.Part.Media;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Conversations, answers and streams by chance, of everything that can be said. */
final class Conversations {

  private static final List<String> FORMATS =
      List.of("anthropic.messages", "google.generate", "openai.chat", "openai.responses");

  private final Random random;
  private int words;
  private int calls;

  Conversations(long seed) {
    this.random = new Random(seed);
  }

  private boolean maybe() {
    return random.nextInt(3) == 0;
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return maybe() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String word() {
    return one(List.of("apple ", "Zürich ", "\"quoted\" ", "日本 ", "a\nb ", "{\"a\":1} ")) + words++;
  }

  static JsonNode json(String text) {
    return Json.tree(text.replace('\'', '"')).orElseThrow();
  }

  private Cache cache() {
    return one(List.of(Cache.NONE, Cache.NONE, Cache.NONE, Cache.FIVE_MINUTES, Cache.HOUR));
  }

  Conversation conversation(String model) {
    List<Turn> turns = new ArrayList<>();
    if (maybe()) {
      turns.add(new Turn(Speaker.SYSTEM, List.of(new Part.Text(word(), cache()))));
    }
    if (maybe()) {
      turns.add(new Turn(Speaker.DEVELOPER, List.of(new Part.Text(word()))));
    }
    turns.add(new Turn(Speaker.USER, userParts()));
    int rounds = random.nextInt(3);
    for (int i = 0; i < rounds; i++) {
      List<Part.ToolCall> made = new ArrayList<>();
      turns.add(new Turn(Speaker.ASSISTANT, assistantParts(made)));
      List<Part> results = new ArrayList<>();
      for (Part.ToolCall call : made) {
        results.add(new Part.ToolResult(call.id(), call.name(), resultParts(), maybe(), cache()));
      }
      if (made.isEmpty() || maybe()) {
        results.addAll(userParts());
      }
      turns.add(new Turn(Speaker.USER, results));
    }
    List<Tool> tools = tools();
    boolean hasTools = tools.stream().anyMatch(t -> t instanceof Tool.Function);
    return new Conversation(
        model,
        false,
        true,
        turns,
        tools,
        hasTools
            ? one(
                List.of(
                    new ToolChoice.Unsaid(),
                    new ToolChoice.Auto(),
                    new ToolChoice.None(),
                    new ToolChoice.Any(),
                    new ToolChoice.Named("look_up")))
            : new ToolChoice.Unsaid(),
        hasTools ? maybe(random::nextBoolean) : Optional.empty(),
        sampling(),
        reasoning(),
        one(
            List.of(
                new Shape.Free(),
                new Shape.Free(),
                new Shape.AnyJson(),
                new Shape.Schema(
                    "answer",
                    json(
                        "{'type':'object','properties':{'a':{'type':'string'}},"
                            + "'required':['a'],'additionalProperties':false}"),
                    Optional.empty()))),
        maybe() ? "user-" + words++ : "",
        maybe()
            ? List.of(new Extra(one(FORMATS), "wish", json("{'a':1}"), random.nextBoolean()))
            : List.of());
  }

  private List<Part> userParts() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Text(word(), cache()));
    if (maybe()) {
      parts.add(new Part.Image(imageMedia(), one(List.of("", "low", "high", "auto")), cache()));
    }
    if (maybe()) {
      parts.add(new Part.Document(documentMedia(), maybe() ? "file" + words++ : "", cache()));
    }
    if (maybe()) {
      parts.add(new Part.Audio(new Media.Inline("audio/wav", "UklGRg==")));
    }
    return parts;
  }

  private Media kept() {
    String format = one(FORMATS);
    String base = "https://generativelanguage.googleapis.com/v1beta/files/";
    return new Media.Kept(format, (format.equals("google.generate") ? base : "file-") + words++);
  }

  private Media imageMedia() {
    return one(
        List.of(
            new Media.Inline("image/png", "iVBORw0KGgo="),
            new Media.Link("https://example.com/" + words++ + ".png", ""),
            kept()));
  }

  private Media documentMedia() {
    return one(
        List.of(
            new Media.Inline("application/pdf", "JVBERi0="),
            new Media.Inline("text/plain", "aGVsbG8="),
            new Media.Link("https://example.com/" + words++ + ".pdf", ""),
            kept()));
  }

  private List<Part> assistantParts(List<Part.ToolCall> made) {
    List<Part> parts = new ArrayList<>();
    if (maybe()) {
      parts.add(thought());
    }
    parts.add(new Part.Text(word()));
    if (maybe()) {
      parts.add(new Part.Refusal(word()));
    }
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      made.add(call());
    }
    parts.addAll(made);
    return parts;
  }

  private Part.Thinking thought() {
    String format = one(FORMATS);
    boolean isSigned = !format.equals("openai.chat") && random.nextBoolean();
    return new Part.Thinking(format, "", word(), isSigned ? "c2ln" + words++ : "", false);
  }

  private Part.ToolCall call() {
    return new Part.ToolCall(
        "call_" + calls++,
        one(List.of("look_up", "send")),
        one(List.of("{}", "{\"q\":\"a" + words++ + "\"}", "{\"n\":[1,2.5,null,{\"d\":true}]}")),
        "");
  }

  private List<Part> resultParts() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Text(maybe() ? "{\"degrees\":" + words++ + "}" : word()));
    if (maybe()) {
      parts.add(new Part.Image(new Media.Inline("image/png", "iVBORw0KGgo="), "", Cache.NONE));
    }
    return parts;
  }

  private List<Tool> tools() {
    List<Tool> tools = new ArrayList<>();
    if (random.nextBoolean()) {
      tools.add(
          new Tool.Function(
              "look_up",
              word(),
              json("{'type':'object','properties':{'q':{'type':'string'}}}"),
              maybe(random::nextBoolean),
              cache()));
      tools.add(
          new Tool.Function(
              "send", "", json("{'type':'object','properties':{}}"), Optional.empty(), Cache.NONE));
    }
    if (maybe()) {
      tools.add(
          one(
              List.of(
                  new Tool.Native(
                      "anthropic.messages",
                      json("{'type':'web_search_20250305','name':'web_search'}")),
                  new Tool.Native("google.generate", json("{'googleSearch':{}}")),
                  new Tool.Native("openai.responses", json("{'type':'web_search'}")))));
    }
    return tools;
  }

  private Sampling sampling() {
    return new Sampling(
        maybe(() -> one(List.of(0.0, 0.5, 1.0, 1.5))),
        maybe(() -> 0.9),
        maybe(() -> 40),
        maybe(() -> one(List.of(100, 2_000, 30_000))),
        maybe() ? List.of("END", "\n\nHuman:") : List.of(),
        maybe(() -> 7L),
        maybe(() -> 0.5),
        maybe(() -> -0.5),
        maybe(() -> one(List.of(1, 2))));
  }

  private Reasoning reasoning() {
    return one(
        List.of(
            Reasoning.UNSAID,
            Reasoning.UNSAID,
            new Reasoning(
                Optional.empty(),
                Optional.of(one(List.of("none", "minimal", "low", "medium", "high", "xhigh"))),
                Optional.empty(),
                maybe(random::nextBoolean)),
            new Reasoning(
                Optional.of(true),
                Optional.empty(),
                Optional.of(1_500),
                maybe(random::nextBoolean)),
            new Reasoning(Optional.of(true), Optional.empty(), Optional.empty(), Optional.empty()),
            new Reasoning(
                Optional.of(false), Optional.empty(), Optional.empty(), Optional.empty())));
  }

  Answer answer(String model) {
    List<Part> parts = new ArrayList<>();
    if (maybe()) {
      parts.add(thought());
    }
    Finish finish = one(List.of(Finish.STOP, Finish.LENGTH, Finish.TOOL, Finish.REFUSED));
    if (finish == Finish.REFUSED) {
      parts.add(new Part.Refusal(word()));
    } else {
      parts.add(new Part.Text(word()));
    }
    int count = finish == Finish.TOOL ? 1 + random.nextInt(2) : 0;
    for (int i = 0; i < count; i++) {
      parts.add(call());
    }
    return new Answer(
        "id_" + words++,
        model,
        parts,
        finish,
        finish == Finish.STOP && maybe() ? "END" : "",
        maybe() ? Optional.empty() : Optional.of(usage()),
        maybe() && finish == Finish.STOP ? List.of(List.of(new Part.Text(word()))) : List.of());
  }

  private Usage usage() {
    return new Usage(
        1 + random.nextInt(900),
        random.nextInt(3) * 100L,
        random.nextInt(3) * 50L,
        random.nextInt(2) * 25L,
        20 + random.nextInt(100),
        random.nextInt(2) * 10L);
  }

  /** The same as a stream; words and arguments in pieces. */
  List<Piece> pieces(Answer answer) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece.Began(answer.id(), answer.model()));
    int index = 0;
    for (Part part : answer.parts()) {
      switch (part) {
        case Part.Text(String text, _) -> split(text).forEach(t -> pieces.add(new Piece.Text(t)));
        case Part.Thinking t -> {
          split(t.text()).forEach(s -> pieces.add(new Piece.Thinking(s)));
          if (!t.signature().isEmpty()) {
            pieces.add(new Piece.Signature(t.format(), t.signature(), t.isRedacted()));
          }
        }
        case Part.Refusal(String text) ->
            split(text).forEach(t -> pieces.add(new Piece.Refusal(t)));
        case Part.ToolCall c -> {
          int call = index++;
          pieces.add(new Piece.CallBegan(call, c.id(), c.name(), ""));
          split(c.arguments()).forEach(a -> pieces.add(new Piece.CallArguments(call, a)));
        }
        default -> throw new AssertionError(part);
      }
    }
    pieces.add(new Piece.Finished(answer.finish(), answer.stopSequence()));
    answer.usage().ifPresent(u -> pieces.add(new Piece.Counted(u)));
    return pieces;
  }

  private static List<String> split(String text) {
    int middle = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
    return List.of(text.substring(0, middle), text.substring(middle));
  }

  /** What the pieces of a stream say, put together. */
  static Answer together(List<Piece> pieces) {
    String id = "";
    String model = "";
    List<Part> parts = new ArrayList<>();
    Finish finish = Finish.OTHER;
    String stop = "";
    for (Piece piece : joinedRefusals(Pieces.joined(pieces))) {
      switch (piece) {
        case Piece.Began b -> {
          id = b.id();
          model = b.model();
        }
        case Piece.Text(String text) -> parts.add(new Part.Text(text));
        case Piece.Thinking(String text) -> parts.add(new Part.Thinking("", "", text, "", false));
        case Piece.Signature s -> {
          String text = "";
          if (!parts.isEmpty() && parts.getLast() instanceof Part.Thinking t) {
            text = t.text();
            parts.removeLast();
          }
          parts.add(new Part.Thinking(s.format(), "", text, s.signature(), s.isRedacted()));
        }
        case Piece.Refusal(String text) -> parts.add(new Part.Refusal(text));
        case Piece.CallBegan c -> parts.add(new Part.ToolCall(c.id(), c.name(), "", c.signature()));
        case Piece.CallArguments(int index, String text) -> {
          int at = -1;
          int seen = -1;
          for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Part.ToolCall && ++seen == index) {
              at = i;
            }
          }
          Part.ToolCall call = (Part.ToolCall) parts.get(at);
          parts.set(
              at,
              new Part.ToolCall(call.id(), call.name(), call.arguments() + text, call.signature()));
        }
        case Piece.Finished f -> {
          finish = f.finish();
          stop = f.stopSequence();
        }
        case Piece.Failed f -> throw new AssertionError(f.error());
        case Piece.Native n -> parts.add(new Part.Native(n.format(), n.json()));
        case Piece.Counted _, Piece.OfOther _ -> {
          // Read below, or not looked at here.
        }
      }
    }
    return new Answer(id, model, parts, finish, stop, Pieces.usage(pieces), List.of());
  }

  private static List<Piece> joinedRefusals(List<Piece> pieces) {
    StringBuilder refusal = new StringBuilder();
    List<Piece> joined = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Refusal(String text)) {
        refusal.append(text);
      } else {
        joined.add(piece);
      }
    }
    if (!refusal.isEmpty()) {
      joined.add(new Piece.Refusal(refusal.toString()));
    }
    return joined;
  }
}
