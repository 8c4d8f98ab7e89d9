package dev.yourbrief.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.gateway.relay.WireFormats;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.Pieces;
import dev.yourbrief.provider.wire.Tapes;
import dev.yourbrief.provider.wire.Tapes.Exchange;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Recorded answers of real providers pass through the gateway: unchanged to clients of their own
 * format, however the network cuts them, and translated to those of the others; what the ledger
 * says of them is always the same. That the formats read the tokens aright is held elsewhere.
 */
final class RecordingsTest {

  private static final String CHAT = "openai.chat";
  private static final String RESPONSES = "openai.responses";
  private static final String MESSAGES = "anthropic.messages";
  private static final String GEMINI = "google.generate";

  /** How many bytes come at once; the last is as good as all. */
  private static final List<Integer> SIZES = List.of(1, 7, 97, 1_000, 1 << 20);

  /** Longer ones are not sent byte by byte, which takes long and shows nothing new. */
  private static final int LONGEST_BY_BYTE = 30_000;

  private static final Map<String, String> ROUTES =
      Map.of(CHAT, "openai", RESPONSES, "openai", MESSAGES, "anthropic", GEMINI, "gemini");

  /**
   * A recorded answer.
   *
   * @param usage as its own format reads it
   * @param breaks whether it is not whole, or holds an error
   */
  private record Tape(
      String format, Exchange exchange, Optional<Usage> usage, boolean breaks, boolean begins) {

    boolean isStream() {
      return exchange.isStream();
    }
  }

  /** What a client got. */
  private record Got(int status, String call, String text, boolean isCut) {}

  /** What must be found in the ledger. */
  private record Expected(String name, Tape tape) {}

  private static final Map<String, WireFormat> FORMATS =
      WireFormats.with(InstantSource.fixed(Instant.EPOCH)).byName();

  @TempDir private Path folder;

  private final Map<String, Expected> expected = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();

  @Test
  void recordedAnswersPassUnchangedOrTranslatedAndAreCountedTheSame() throws Exception {
    List<Tape> tapes = tapes();
    Map<String, Integer> done = new TreeMap<>();
    try (ChunkingProvider provider = new ChunkingProvider();
        RunningGateway gateway = RunningGateway.start(folder, config(provider))) {
      for (Tape tape : tapes) {
        for (int size : SIZES) {
          if (size > 1 || tape.exchange().bytes().length <= LONGEST_BY_BYTE) {
            String name = tape.exchange().name() + " by " + size;
            holds(name, () -> pass(gateway, provider, tape, size));
            done.merge("sent in pieces of " + (size > 1_000 ? "any size" : size), 1, Integer::sum);
          }
        }
        done.merge("recorded as " + tape.format(), 1, Integer::sum);
        if (tape.format().equals(CHAT) && tape.isStream()) {
          String name = tape.exchange().name() + " without counts";
          holds(name, () -> passWithoutCounts(gateway, provider, tape));
          done.merge("sent without their counts", 1, Integer::sum);
        }
      }
      for (Tape tape : tapes) {
        for (String client : ROUTES.keySet().stream().sorted().toList()) {
          // Responses are asked of a provider for clients that asked for responses, and no others.
          if (!client.equals(tape.format()) && !tape.format().equals(RESPONSES)) {
            String name = tape.exchange().name() + " as " + client;
            holds(name, () -> translate(gateway, provider, tape, client));
            done.merge("translated to " + client, 1, Integer::sum);
          }
        }
      }
      assertLedger(gateway);
    }
    System.out.println("Recordings: " + tapes.size() + " answers. " + done);
    assertThat(wrong).isEmpty();
    assertThat(tapes).hasSizeGreaterThan(200);
  }

  /** All that is wrong is wanted, not the first of it. */
  private void holds(String name, Check check) throws Exception {
    try {
      check.run();
    } catch (AssertionError e) {
      wrong.add(name + ": " + e.getMessage());
    }
  }

  /** What must hold of one answer. */
  private interface Check {
    void run() throws Exception;
  }

  private static String config(ChunkingProvider provider) {
    String host = provider.host();
    return """
    providers:
      up-openai: {api: openai, base: '%1$s/v1'}
      up-compatible: {api: openai_compatible, base: '%1$s/v1'}
      up-anthropic: {api: anthropic, base: '%1$s/v1'}
      up-gemini: {api: gemini, base: '%1$s/v1beta'}
    models:
      openai: {target: up-openai/recorded, attempts: 1}
      compatible: {target: up-compatible/recorded, attempts: 1}
      anthropic: {target: up-anthropic/recorded, attempts: 1}
      gemini: {target: up-gemini/recorded, attempts: 1}
    KEYS
    """
        .formatted(host);
  }

  private static List<Tape> tapes() throws IOException {
    List<Tape> tapes = new ArrayList<>();
    for (Exchange exchange :
        Tapes.in(
            "pydantic-openai-chat",
            "pydantic-openai-responses",
            "pydantic-anthropic",
            "pydantic-google",
            "vercel-openai",
            "vercel-anthropic",
            "vercel-google")) {
      Optional<String> format = formatOf(exchange);
      if (format.isPresent() && exchange.status() == 200) {
        tapes.add(tape(format.get(), exchange));
      }
    }
    return tapes;
  }

  /** By what the answer is, for not all say where they were asked. */
  private static Optional<String> formatOf(Exchange exchange) {
    Optional<JsonNode> first =
        exchange.isStream()
            ? exchange
                .answer()
                .lines()
                .filter(l -> l.startsWith("data:"))
                .findFirst()
                .flatMap(l -> Json.tree(l.substring("data:".length())))
            : Json.tree(exchange.answer());
    return first.flatMap(json -> {
      String object = Json.text(json, "object");
      String type = Json.text(json, "type");
      if (object.equals("chat.completion") || object.equals("chat.completion.chunk")) {
        return Optional.of(CHAT);
      }
      if (object.equals("response") || type.startsWith("response.created")) {
        return Optional.of(RESPONSES);
      }
      if (type.equals("message") || type.equals("message_start")) {
        return Optional.of(MESSAGES);
      }
      return json.has("candidates") ? Optional.of(GEMINI) : Optional.empty();
    });
  }

  private static Tape tape(String format, Exchange exchange) {
    WireFormat reader = format(format);
    if (exchange.isStream()) {
      List<Piece> pieces = Pieces.read(reader.reader(), exchange.bytes());
      boolean breaks = pieces.stream().anyMatch(Piece.Failed.class::isInstance);
      boolean begins = !(pieces.getFirst() instanceof Piece.Failed);
      return new Tape(format, exchange, Pieces.usage(pieces), breaks, begins);
    }
    try {
      return new Tape(
          format,
          exchange,
          reader.answer(Json.tree(exchange.answer()).orElseThrow()).usage(),
          false,
          true);
    } catch (WireException e) {
      return new Tape(format, exchange, Optional.empty(), true, false);
    }
  }

  /** To a client of the same format. */
  private void pass(RunningGateway gateway, ChunkingProvider provider, Tape tape, int size)
      throws Exception {
    String name = tape.exchange().name() + " by " + size;
    String route = route(tape.format());
    ObjectNode request =
        tape.exchange().request().map(r -> (ObjectNode) r.deepCopy()).orElseGet(Json::object);
    if (request.isEmpty()) {
      request = question(tape.format());
    }
    ask(request, tape.format(), route, tape.isStream());
    answer(provider, tape, size);
    Got got = send(gateway, request, tape.format(), route, tape.isStream());
    assertAsked(provider.asked(), request, tape, name);
    assertPassed(got, tape, size, name);
    if (got.status() == 200) {
      expected.put(got.call(), new Expected(name, tape));
    }
  }

  /** To a client that did not ask for the token counts of its stream. */
  private void passWithoutCounts(RunningGateway gateway, ChunkingProvider provider, Tape tape)
      throws Exception {
    String name = tape.exchange().name() + " without counts";
    ObjectNode request = question(CHAT);
    ask(request, CHAT, "openai", true);
    request.remove("stream_options");
    answer(provider, tape, 97);
    Got got = send(gateway, request, CHAT, "openai", true);
    assertThat(Json.tree(provider.asked()).orElseThrow().at("/stream_options/include_usage"))
        .hasToString("true");
    StringBuilder without = new StringBuilder();
    for (String frame : tape.exchange().answer().split("(?<=\n\n)", -1)) {
      Optional<JsonNode> event = Json.tree(frame.replaceFirst("data: ", ""));
      boolean isCounts =
          event.filter(e -> e.path("choices").isEmpty() && e.path("usage").isObject()).isPresent();
      without.append(isCounts ? "" : frame);
    }
    if (tape.begins()) {
      assertThat(got.text()).startsWith(without);
      assertThat(tape.breaks() || got.text().contentEquals(without)).isTrue();
      expected.put(got.call(), new Expected(name, tape));
    }
  }

  private static void assertAsked(String asked, ObjectNode request, Tape tape, String name) {
    ObjectNode sent = request.deepCopy();
    if (!tape.format().equals(GEMINI)) {
      sent.put("model", "recorded");
    }
    assertThat(Json.tree(asked)).as(name).contains(sent);
  }

  private static void assertPassed(Got got, Tape tape, int size, String name) {
    boolean isAtOnce = size > tape.exchange().bytes().length;
    // An error that comes together with the first byte is one before the first byte.
    if (!tape.begins() || (tape.breaks() && isAtOnce && got.status() != 200)) {
      assertThat(got.status()).as(name).isGreaterThanOrEqualTo(400);
    } else if (tape.breaks()) {
      assertThat(got.text()).as(name).startsWith(tape.exchange().answer().stripTrailing());
    } else {
      assertThat(got.isCut()).as(name).isFalse();
      assertThat(got.text()).as(name).isEqualTo(tape.exchange().answer());
    }
  }

  /** To a client of another format. */
  private void translate(
      RunningGateway gateway, ChunkingProvider provider, Tape tape, String client)
      throws Exception {
    String name = tape.exchange().name() + " as " + client;
    // A server that has chat completions alone, so that responses are made of them.
    String route = tape.format().equals(CHAT) ? "compatible" : route(tape.format());
    ObjectNode request = question(client);
    ask(request, client, route, tape.isStream());
    answer(provider, tape, 97);
    Got got = send(gateway, request, client, route, tape.isStream());
    WireFormat format = format(client);
    if (!tape.begins()) {
      assertThat(got.status()).as(name).isGreaterThanOrEqualTo(400);
    } else if (tape.isStream()) {
      List<Piece> pieces =
          Pieces.read(format.reader(), got.text().getBytes(StandardCharsets.UTF_8));
      assertThat(pieces.stream().anyMatch(Piece.Failed.class::isInstance))
          .as("%s: %s", name, got.text())
          .isEqualTo(tape.breaks());
      assertThat(got.isCut()).as(name).isEqualTo(tape.breaks());
      assertThat(text(pieces)).as(name).isEqualTo(text(pieces(tape)));
    } else {
      assertThat(got.status()).as("%s: %s", name, got.text()).isEqualTo(200);
      assertThat(format.answer(Json.tree(got.text()).orElseThrow()).finish()).as(name).isNotNull();
    }
    expected.put(got.call(), new Expected(name, tape));
  }

  private static List<Piece> pieces(Tape tape) {
    return Pieces.read(format(tape.format()).reader(), tape.exchange().bytes());
  }

  private static String text(List<Piece> pieces) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Text(String words)) {
        text.append(words);
      }
    }
    return text.toString();
  }

  private static String route(String format) {
    return Objects.requireNonNull(ROUTES.get(format));
  }

  private static WireFormat format(String name) {
    return Objects.requireNonNull(FORMATS.get(name));
  }

  private static ObjectNode question(String format) {
    String json =
        switch (format) {
          case RESPONSES -> "{'input':'Is it so?'}";
          case GEMINI -> "{'contents':[{'role':'user','parts':[{'text':'Is it so?'}]}]}";
          case MESSAGES -> "{'max_tokens':9,'messages':[{'role':'user','content':'Is it so?'}]}";
          default -> "{'messages':[{'role':'user','content':'Is it so?'}]}";
        };
    return (ObjectNode) Json.tree(json.replace('\'', '"')).orElseThrow();
  }

  /** Names the route, and asks for a stream with all that a stream may say. */
  private static void ask(ObjectNode request, String format, String route, boolean stream) {
    if (format.equals(GEMINI)) {
      return;
    }
    request.put("model", route);
    request.remove("stream");
    if (stream) {
      request.put("stream", true);
    }
    request.remove("stream_options");
    if (stream && format.equals(CHAT)) {
      request.putObject("stream_options").put("include_usage", true);
    }
  }

  private static Got send(
      RunningGateway gateway, ObjectNode request, String format, String route, boolean stream)
      throws IOException, InterruptedException {
    String path =
        switch (format) {
          case CHAT -> "/v1/chat/completions";
          case RESPONSES -> "/v1/responses";
          case MESSAGES -> "/v1/messages";
          default ->
              "/v1beta/models/"
                  + route
                  + (stream ? ":streamGenerateContent?alt=sse" : ":generateContent");
        };
    HttpResponse<InputStream> answer = gateway.open(path, request.toString());
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    boolean isCut = false;
    try (InputStream in = answer.body()) {
      in.transferTo(body);
    } catch (IOException _) {
      isCut = true;
    }
    String call = answer.headers().firstValue("x-yourbrief-call").orElse("");
    return new Got(answer.statusCode(), call, body.toString(StandardCharsets.UTF_8), isCut);
  }

  private static void answer(ChunkingProvider provider, Tape tape, int size) {
    provider.answers(
        tape.isStream() ? "text/event-stream" : "application/json", tape.exchange().bytes(), size);
  }

  private void assertLedger(RunningGateway gateway) throws Exception {
    Map<String, JsonNode> rows = new HashMap<>();
    for (int i = 0; i < 200 && !rows.keySet().containsAll(expected.keySet()); i++) {
      Thread.sleep(25);
      gateway.rows("call").forEach(row -> rows.put(Json.text(row, "call"), row));
    }
    for (Map.Entry<String, Expected> entry : expected.entrySet()) {
      String name = entry.getValue().name();
      Tape tape = entry.getValue().tape();
      holds(name, () -> assertRow(rows.get(entry.getKey()), tape));
    }
  }

  private static void assertRow(@Nullable JsonNode row, Tape tape) {
    if (row == null) {
      throw new AssertionError("there is no row");
    }
    if (tape.begins() && tape.usage().isPresent()) {
      assertThat(usage(row)).as(row.toString()).isEqualTo(tape.usage().get());
      assertThat(row.has("estimated")).as(row.toString()).isEqualTo(tape.breaks());
    } else if (tape.begins()) {
      assertThat(row.path("estimated").asBoolean()).as(row.toString()).isTrue();
    }
  }

  private static Usage usage(JsonNode row) {
    return new Usage(
        row.path("input_uncached").asLong(),
        row.path("cache_read").asLong(),
        row.path("cache_write_5m").asLong(),
        row.path("cache_write_1h").asLong(),
        row.path("output").asLong(),
        row.path("reasoning").asLong());
  }
}
