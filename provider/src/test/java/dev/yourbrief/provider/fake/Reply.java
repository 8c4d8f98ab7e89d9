package dev.yourbrief.provider.fake;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes an answer to a connection. */
final class Reply {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration FOREVER = Duration.ofMinutes(10);

  private Reply() {}

  /** Returns whether the connection can serve another request. */
  static boolean write(Answer answer, Asked asked, Socket socket)
      throws IOException, InterruptedException {
    return switch (answer) {
      case Answer.Says says -> {
        if (says.latency().isPositive()) {
          Thread.sleep(says.latency());
        }
        String body = asked.isStreamed() ? stream(says, asked) : whole(says, asked);
        String type = asked.isStreamed() ? "text/event-stream; charset=utf-8" : "application/json";
        send(socket, response(200, "content-type: " + type + "\r\n", body));
        yield true;
      }
      case Answer.Response response -> {
        StringBuilder headers = new StringBuilder();
        response
            .headers()
            .forEach((k, v) -> headers.append(k).append(": ").append(v).append("\r\n"));
        if (!response.headers().containsKey("content-type")) {
          headers.append("content-type: application/json\r\n");
        }
        send(socket, response(response.status(), headers.toString(), response.body()));
        yield true;
      }
      case Answer.Raw raw -> {
        sendInPieces(socket, raw);
        yield end(socket, raw.then());
      }
    };
  }

  private static boolean end(Socket socket, Answer.Then then)
      throws IOException, InterruptedException {
    if (then == Answer.Then.HANG) {
      Thread.sleep(FOREVER);
    }
    if (then == Answer.Then.RESET) {
      // Closing with nothing lingering sends RST instead of FIN.
      socket.setSoLinger(true, 0);
    }
    return then == Answer.Then.STAY;
  }

  private static byte[] response(int status, String headers, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        "HTTP/1.1 %d Status\r\n%scontent-length: %d\r\n\r\n"
            .formatted(status, headers, bytes.length)
            .getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(head, head.length + bytes.length);
    System.arraycopy(bytes, 0, all, head.length, bytes.length);
    return all;
  }

  private static void send(Socket socket, byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  private static void sendInPieces(Socket socket, Answer.Raw raw)
      throws IOException, InterruptedException {
    byte[] bytes = raw.text().getBytes(StandardCharsets.UTF_8);
    OutputStream out = socket.getOutputStream();
    for (int from = 0; from < bytes.length; ) {
      int length = Math.min(raw.pieceBytes(), bytes.length - from);
      out.write(bytes, from, length);
      out.flush();
      from += length;
      if (raw.pause().isPositive()) {
        Thread.sleep(raw.pause());
      }
    }
  }

  private static String whole(Answer.Says says, Asked asked) {
    ObjectNode answer = start(asked, "chat.completion");
    ObjectNode choice = answer.putArray("choices").addObject().put("index", 0);
    choice
        .putObject("message")
        .put("role", "assistant")
        .put("content", says.text())
        .putNull("refusal");
    choice.putNull("logprobs").put("finish_reason", says.finish());
    says.usage().ifPresent(u -> answer.set("usage", JSON.readTree(u)));
    return JSON.writeValueAsString(answer);
  }

  /**
   * As OpenAI does: the role first, then a word at a time, the reason, and the tokens if asked for.
   */
  private static String stream(Answer.Says says, Asked asked) {
    List<ObjectNode> chunks = new ArrayList<>();
    ObjectNode first = start(asked, "chat.completion.chunk");
    delta(first).put("role", "assistant").put("content", "");
    chunks.add(first);
    for (String piece : says.text().split("(?<= )", -1)) {
      ObjectNode chunk = start(asked, "chat.completion.chunk");
      delta(chunk).put("content", piece);
      chunks.add(chunk);
    }
    ObjectNode last = start(asked, "chat.completion.chunk");
    last.putArray("choices")
        .addObject()
        .put("index", 0)
        .put("finish_reason", says.finish())
        .putObject("delta");
    chunks.add(last);
    if (asked.json().path("stream_options").path("include_usage").booleanValue(false)) {
      ObjectNode usage = start(asked, "chat.completion.chunk");
      usage.putArray("choices");
      says.usage().ifPresent(u -> usage.set("usage", JSON.readTree(u)));
      chunks.add(usage);
    }
    StringBuilder text = new StringBuilder();
    chunks.forEach(c -> text.append("data: ").append(JSON.writeValueAsString(c)).append("\n\n"));
    return text.append("data: [DONE]\n\n").toString();
  }

  private static ObjectNode delta(ObjectNode chunk) {
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.putNull("finish_reason");
    return choice.putObject("delta");
  }

  private static ObjectNode start(Asked asked, String object) {
    return JSON.createObjectNode()
        .put("id", "chatcmpl-" + asked.number())
        .put("object", object)
        .put("created", 1_700_000_000)
        .put("model", asked.model());
  }
}
