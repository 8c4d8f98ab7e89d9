package dev.yourbrief.bench.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * A provider of chat completions that answers at once, or, where a stream is asked for, with 52
 * events, each sent by itself, as far apart as the model's name says ({@code pace-10}: 10 ms).
 *
 * <p>Usage: {@code Upstream PORT}. It ends when its input does.
 */
final class Upstream {

  static final int EVENTS = 52;

  private static final byte[] STREAM = ascii("\"stream\":true");
  private static final byte[] PACE = ascii("pace-");

  private static final String BODY =
      "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1700000000,\"model\":\"gpt-5-mini-2025-08-07\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\""
          + "Lorem ipsum dolor sit amet, consectetur adipiscing elit. ".repeat(4)
          + "\",\"refusal\":null,\"annotations\":[]},\"logprobs\":null,\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":211,\"completion_tokens\":52,\"total_tokens\":263,\"prompt_tokens_details\":{\"cached_tokens\":0,\"audio_tokens\":0},\"completion_tokens_details\":{\"reasoning_tokens\":0,\"audio_tokens\":0,\"accepted_prediction_tokens\":0,\"rejected_prediction_tokens\":0}},\"service_tier\":\"default\",\"system_fingerprint\":\"fp_1\"}";

  private static final byte[] WHOLE =
      ascii(
          "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: "
              + BODY.length()
              + "\r\n\r\n"
              + BODY);

  private static final byte[] HEAD =
      ascii(
          String.join(
              "\r\n",
              "HTTP/1.1 200 OK",
              "content-type: text/event-stream; charset=utf-8",
              "transfer-encoding: chunked",
              "",
              ""));

  private static final byte[][] PIECES = pieces();

  /** One client. */
  private static final class Client {
    private final ByteBuffer in = ByteBuffer.allocate(64 << 10);
    private int next = -1;
    private long due;
    private long paceNanos;
  }

  private final Deque<SelectionKey> paced = new ArrayDeque<>();

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[][] pieces() {
    byte[][] pieces = new byte[EVENTS][];
    for (int i = 0; i < EVENTS; i++) {
      String data;
      if (i == EVENTS - 1) {
        data = "[DONE]";
      } else {
        String delta =
            i == 0 ? "{\"role\":\"assistant\",\"content\":\"\"}" : "{\"content\":\" word\"}";
        String choices =
            i == EVENTS - 2
                ? "[],\"usage\":{\"prompt_tokens\":211,\"completion_tokens\":50,\"total_tokens\":261}"
                : "[{\"index\":0,\"delta\":"
                    + (i == EVENTS - 3 ? "{}" : delta)
                    + ",\"logprobs\":null,\"finish_reason\":"
                    + (i == EVENTS - 3 ? "\"stop\"" : "null")
                    + "}]";
        data =
            "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"gpt-5-mini-2025-08-07\",\"system_fingerprint\":\"fp_1\",\"choices\":"
                + choices
                + "}";
      }
      String event = "data: " + data + "\n\n";
      String end = i == EVENTS - 1 ? "0\r\n\r\n" : "";
      pieces[i] = ascii(Integer.toHexString(event.length()) + "\r\n" + event + "\r\n" + end);
    }
    return pieces;
  }

  public static void main(String[] args) throws IOException {
    Thread.ofPlatform().daemon().start(Upstream::endWithInput);
    new Upstream().serve(Integer.parseInt(args[0]));
  }

  private static void endWithInput() {
    try {
      while (System.in.read() >= 0) {
        // Only its end matters.
      }
    } catch (IOException e) {
      // An end as well.
    }
    System.exit(0);
  }

  private void serve(int port) throws IOException {
    Selector selector = Selector.open();
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 4_096);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
    while (true) {
      selector.select(paced.isEmpty() ? 1_000 : 1);
      Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
      while (keys.hasNext()) {
        SelectionKey key = keys.next();
        keys.remove();
        if (key.isAcceptable()) {
          accept(server, selector);
        } else if (key.isValid()) {
          read(key);
        }
      }
      pace();
    }
  }

  private static void accept(ServerSocketChannel server, Selector selector) throws IOException {
    SocketChannel socket = server.accept();
    while (socket != null) {
      socket.configureBlocking(false);
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      socket.register(selector, SelectionKey.OP_READ, new Client());
      socket = server.accept();
    }
  }

  private void read(SelectionKey key) {
    SocketChannel socket = (SocketChannel) key.channel();
    Client client = (Client) key.attachment();
    try {
      if (socket.read(client.in) < 0) {
        close(key);
        return;
      }
      int end = Heads.requestEnd(client.in);
      if (end < 0) {
        return;
      }
      boolean streamed = Heads.contains(client.in, STREAM, end);
      client.paceNanos = streamed ? paceNanos(client.in, end) : 0;
      client.in.clear();
      if (streamed) {
        begin(key, client);
      } else {
        write(socket, WHOLE);
      }
    } catch (IOException e) {
      close(key);
    }
  }

  private static long paceNanos(ByteBuffer in, int end) {
    int at = Heads.indexOf(in, PACE, end);
    long millis = 0;
    for (int i = at + PACE.length; at >= 0 && i < end && Character.isDigit(in.get(i)); i++) {
      millis = 10 * millis + in.get(i) - '0';
    }
    return millis * 1_000_000;
  }

  private void begin(SelectionKey key, Client client) throws IOException {
    write((SocketChannel) key.channel(), HEAD);
    client.next = 0;
    client.due = System.nanoTime();
    if (client.paceNanos == 0) {
      while (client.next < EVENTS) {
        write((SocketChannel) key.channel(), PIECES[client.next++]);
      }
    } else {
      paced.add(key);
      send(key, client);
    }
  }

  private void pace() {
    long now = System.nanoTime();
    for (int i = paced.size(); i > 0; i--) {
      SelectionKey key = paced.remove();
      Client client = (Client) key.attachment();
      if (!key.isValid() || client.next >= EVENTS) {
        continue;
      }
      paced.add(key);
      if (now - client.due >= 0) {
        send(key, client);
      }
    }
  }

  private void send(SelectionKey key, Client client) {
    try {
      write((SocketChannel) key.channel(), PIECES[client.next++]);
      client.due += client.paceNanos;
    } catch (IOException e) {
      close(key);
    }
  }

  /** The client reads faster than this writes; a full buffer is waited for. */
  private static void write(SocketChannel socket, byte[] bytes) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(bytes);
    while (out.hasRemaining()) {
      if (socket.write(out) == 0) {
        Thread.onSpinWait();
      }
    }
  }

  private static void close(SelectionKey key) {
    key.cancel();
    try {
      key.channel().close();
    } catch (IOException e) {
      // It is closed, whatever was wrong.
      return;
    }
  }
}
