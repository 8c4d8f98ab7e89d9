package dev.yourbrief.crossover.probe;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real server on loopback whose every byte the test decides. */
final class ToyServer implements AutoCloseable {

  static final String OK_STREAM =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

  /** What a request said. */
  record Request(String line, String head, String body) {
    String path() {
      return line.split(" ", -1)[1];
    }

    int maxTokens() {
      return number("max_(?:completion_)?tokens");
    }

    int promptWords() {
      Matcher m = Pattern.compile("\"(?:content|prompt)\":\"([^\"]*)\"").matcher(body);
      return m.find() ? m.group(1).trim().split("\\s+").length : 0;
    }

    String prompt() {
      Matcher m = Pattern.compile("\"(?:content|prompt)\":\"([^\"]*)\"").matcher(body);
      return m.find() ? m.group(1) : "";
    }

    private int number(String name) {
      Matcher m = Pattern.compile("\"" + name + "\":(\\d+)").matcher(body);
      return m.find() ? Integer.parseInt(m.group(1)) : 0;
    }
  }

  /** What the server says to a request. */
  interface Script {
    void answer(Request request, OutputStream out) throws IOException;
  }

  private final ServerSocket socket;
  private final Script script;
  final List<Request> requests = new CopyOnWriteArrayList<>();

  ToyServer(Script script) {
    this(script, null);
  }

  ToyServer(Script script, javax.net.ssl.@org.jspecify.annotations.Nullable SSLContext tls) {
    try {
      InetAddress here = InetAddress.ofLiteral("127.0.0.1");
      this.socket =
          tls == null
              ? new ServerSocket(0, 600, here)
              : tls.getServerSocketFactory().createServerSocket(0, 600, here);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.script = script;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(client.getInputStream());
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int b = in.read();
        if (b < 0) {
          return;
        }
        head.append((char) b);
      }
      Matcher length =
          Pattern.compile("content-length: (\\d+)")
              .matcher(head.toString().toLowerCase(Locale.ROOT));
      byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
      Request request =
          new Request(
              head.substring(0, head.indexOf("\r\n")),
              head.toString(),
              new String(body, StandardCharsets.UTF_8));
      requests.add(request);
      OutputStream out = client.getOutputStream();
      script.answer(request, out);
      out.flush();
    } catch (IOException e) {
      // The client has gone.
    }
  }

  /** Requests for answers, without those for the list of models. */
  List<Request> asks() {
    return requests.stream().filter(r -> r.line().startsWith("POST")).toList();
  }

  static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** An event with a piece of an answer. */
  static String piece(String text) {
    return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
  }

  static String usage(long input, long output) {
    return "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":"
        + input
        + ",\"completion_tokens\":"
        + output
        + "}}\n\n";
  }

  static String json(String status, String body) {
    return "HTTP/1.1 "
        + status
        + "\r\nContent-Type: application/json\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  /** The list of models, or else the script; most servers have one. */
  static Script withModels(Script script) {
    return (request, out) -> {
      if (request.path().endsWith("/models")) {
        write(out, json("200 OK", "{\"object\":\"list\",\"data\":[{\"id\":\"toy\"}]}"));
      } else {
        script.answer(request, out);
      }
    };
  }

  /**
   * Answers at once, as asked, with counts: a word of a prompt is a token, and ten are around it.
   */
  static Script quick() {
    return withModels((request, out) -> {
      StringBuilder answer = new StringBuilder(OK_STREAM);
      for (int i = 0; i < request.maxTokens(); i++) {
        answer.append(piece("x"));
      }
      answer.append(usage(request.promptWords() + 10L, request.maxTokens()));
      write(out, answer.append("data: [DONE]\n\n").toString());
    });
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
