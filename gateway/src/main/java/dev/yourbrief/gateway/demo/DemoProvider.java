package dev.yourbrief.gateway.demo;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Call;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.PieceWriter;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.WireFormat;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The demo provider, on a port of this machine that no other machine reaches. */
public final class DemoProvider {

  /** What a request asks for, by the paths of the four APIs. */
  private record Asked(WireFormat format, Call call) {}

  private final Vertx vertx;
  private final Map<String, WireFormat> formats;
  private final Duration pace;

  /**
   * @param formats by their names
   * @param pace the pause before each word of a stream
   */
  public DemoProvider(Vertx vertx, Map<String, WireFormat> formats, Duration pace) {
    this.vertx = vertx;
    this.formats = Map.copyOf(formats);
    this.pace = pace;
  }

  /** Begins to listen; gives the port. */
  public int listen() {
    HttpServer server =
        vertx.createHttpServer(
            new HttpServerOptions().setHost("127.0.0.1").setPort(0).setTcpNoDelay(true));
    return server.requestHandler(this::take).listen().await().actualPort();
  }

  private void take(HttpServerRequest request) {
    String path = request.path() == null ? "" : request.path();
    request.body().onSuccess(body -> answer(path, body.getBytes(), request.response()));
  }

  private void answer(String path, byte[] body, HttpServerResponse response) {
    Optional<JsonNode> tree = Json.tree(body).filter(JsonNode::isObject);
    if (path.endsWith("/embeddings") && tree.isPresent()) {
      whole(response, embeddings(tree.get()));
      return;
    }
    if (path.endsWith(":batchEmbedContents") && tree.isPresent()) {
      ObjectNode answer = Json.object();
      ArrayNode all = answer.putArray("embeddings");
      for (JsonNode one : tree.get().path("requests")) {
        all.addObject().set("values", vector(one.path("content").toString()));
      }
      whole(response, answer);
      return;
    }
    if (path.endsWith(":embedContent") && tree.isPresent()) {
      ObjectNode answer = Json.object();
      answer.putObject("embedding").set("values", vector(tree.get().path("content").toString()));
      whole(response, answer);
      return;
    }
    Optional<Asked> asked = asked(path);
    if (asked.isEmpty() || tree.isEmpty()) {
      response.setStatusCode(404);
      whole(response, Json.object().put("error", "the demo provider does not know this"));
      return;
    }
    WireFormat format = asked.get().format();
    try {
      Conversation conversation = format.request(tree.get(), asked.get().call());
      if (path.endsWith("/count_tokens") || path.endsWith(":countTokens")) {
        String name = path.endsWith("s/count_tokens") ? "input_tokens" : "totalTokens";
        whole(response, Json.object().put(name, DemoAnswer.inputTokens(conversation)));
        return;
      }
      Answer answer = DemoAnswer.to(conversation);
      if (conversation.streamed()) {
        stream(response, format.writer(conversation), answer);
      } else {
        whole(response, format.write(answer, conversation).value());
      }
    } catch (WireException e) {
      WireError error = e.error();
      response.setStatusCode(error.status());
      whole(response, format.write(error));
    }
  }

  private Optional<Asked> asked(String path) {
    if (path.endsWith("/chat/completions")) {
      return asked("openai.chat", Call.IN_BODY);
    }
    if (path.endsWith("/responses")) {
      return asked("openai.responses", Call.IN_BODY);
    }
    if (path.endsWith("/messages") || path.endsWith("/messages/count_tokens")) {
      return asked("anthropic.messages", Call.IN_BODY);
    }
    int models = path.indexOf("/models/");
    int colon = path.lastIndexOf(':');
    if (models < 0 || colon < models) {
      return Optional.empty();
    }
    String model = URLDecoder.decode(path.substring(models + 8, colon), StandardCharsets.UTF_8);
    return asked("google.generate", new Call(model, path.startsWith("stream", colon + 1)));
  }

  private Optional<Asked> asked(String format, Call call) {
    return Optional.ofNullable(formats.get(format)).map(f -> new Asked(f, call));
  }

  private static void whole(HttpServerResponse response, JsonNode body) {
    response.putHeader("content-type", "application/json");
    response.end(Buffer.buffer(Json.bytes(body))).onFailure(_ -> {});
  }

  private void stream(HttpServerResponse response, PieceWriter writer, Answer answer) {
    response.putHeader("content-type", "text/event-stream").setChunked(true);
    next(response, writer, DemoAnswer.pieces(answer).iterator());
  }

  private void next(HttpServerResponse response, PieceWriter writer, Iterator<Piece> pieces) {
    while (pieces.hasNext()) {
      Piece piece = pieces.next();
      for (SseEvent event : writer.write(piece)) {
        response.write(event.text()).onFailure(_ -> {});
      }
      if (response.closed()) {
        return;
      }
      if (piece instanceof Piece.Text && pace.isPositive()) {
        vertx.setTimer(Math.max(1, pace.toMillis()), _ -> next(response, writer, pieces));
        return;
      }
    }
    StringBuilder last = new StringBuilder();
    writer.end().forEach(e -> last.append(e.text()));
    response.end(last.toString()).onFailure(_ -> {});
  }

  private static ArrayNode vector(String text) {
    double angle = (text.hashCode() & 0xffff) / 65_536.0 * 2 * Math.PI;
    return Json.array().add(Math.cos(angle)).add(Math.sin(angle));
  }

  /** Vectors that depend on the text alone, of length 1. */
  private static ObjectNode embeddings(JsonNode asked) {
    ObjectNode answer = Json.object().put("object", "list").put("model", Json.text(asked, "model"));
    ArrayNode data = answer.putArray("data");
    JsonNode input = asked.path("input");
    int count = input.isArray() ? input.size() : 1;
    long characters = 0;
    for (int i = 0; i < count; i++) {
      String text = input.isArray() ? input.get(i).toString() : input.toString();
      characters += text.length();
      ObjectNode item = data.addObject().put("object", "embedding").put("index", i);
      item.set("embedding", vector(text));
    }
    long tokens = Math.max(1, characters / 4);
    answer.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
    return answer;
  }
}
