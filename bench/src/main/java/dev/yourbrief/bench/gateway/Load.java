package dev.yourbrief.bench.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;

/**
 * Clients that ask again as soon as they are answered, all on one thread. Prints one line: requests
 * a second, time to the first byte and to the last (p50, p99), what went wrong.
 *
 * <p>Usage: {@code Load PORT CLIENTS SECONDS PACE}; a pace of -1 asks for whole answers, 0 for
 * streams at once, others for streams whose events are so many milliseconds apart.
 */
final class Load {

  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OK = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BLANK = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** One client. */
  private static final class Client {
    private final ByteBuffer in = ByteBuffer.allocate(64 << 10);
    private long asked;
    private boolean hasFirst;
    private int events;
    private byte before;
    private int total;
  }

  private final int port;
  private final int pace;
  private final byte[] request;
  private final Samples first = new Samples();
  private final Samples last = new Samples();
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(256 << 10);
  private long failed;
  private long incomplete;
  private boolean isCounting;

  private Load(int port, int pace) {
    this.port = port;
    this.pace = pace;
    String words = "Please tell me about the weather in the town by the sea today. ".repeat(10);
    String body =
        "{\"model\":\"smart\","
            + (pace >= 0 ? "\"stream\":true,\"user\":\"pace-" + pace + "\"," : "")
            + "\"messages\":[{\"role\":\"system\",\"content\":\"You are a helpful"
            + " assistant.\"},{\"role\":\"user\",\"content\":\""
            + words
            + "\"}],\"temperature\":0.2,\"max_tokens\":256}";
    String head =
        "POST /v1/chat/completions HTTP/1.1\r\n"
            + "host: 127.0.0.1\r\n"
            + "authorization: Bearer yb-bench\r\n"
            + "content-type: application/json\r\n"
            + "content-length: "
            + body.length()
            + "\r\n\r\n";
    this.request = (head + body).getBytes(StandardCharsets.US_ASCII);
  }

  public static void main(String[] args) throws IOException {
    Load load = new Load(Integer.parseInt(args[0]), Integer.parseInt(args[3]));
    load.run(Integer.parseInt(args[1]), Double.parseDouble(args[2]));
  }

  private void run(int clients, double seconds) throws IOException {
    Selector selector = Selector.open();
    for (int i = 0; i < clients; i++) {
      SocketChannel socket =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      socket.configureBlocking(false);
      SelectionKey key = socket.register(selector, SelectionKey.OP_READ, new Client());
      ask(key);
    }
    isCounting = true;
    long began = System.nanoTime();
    long until = began + (long) (seconds * 1e9);
    while (System.nanoTime() < until) {
      selector.select(100);
      Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
      while (keys.hasNext()) {
        SelectionKey key = keys.next();
        keys.remove();
        read(key);
      }
    }
    double took = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "rps %.0f first %.3f %.3f last %.3f %.3f n %d failed %d incomplete %d%n",
        last.count() / took,
        first.millis(0.5),
        first.millis(0.99),
        last.millis(0.5),
        last.millis(0.99),
        last.count(),
        failed,
        incomplete);
  }

  private void ask(SelectionKey key) throws IOException {
    Client client = (Client) key.attachment();
    client.in.clear();
    client.hasFirst = false;
    client.events = 0;
    client.total = 0;
    client.before = 0;
    client.asked = System.nanoTime();
    ByteBuffer out = ByteBuffer.wrap(request);
    SocketChannel socket = (SocketChannel) key.channel();
    while (out.hasRemaining()) {
      socket.write(out);
    }
  }

  private void read(SelectionKey key) throws IOException {
    Client client = (Client) key.attachment();
    scratch.clear();
    int n = ((SocketChannel) key.channel()).read(scratch);
    if (n < 0) {
      failed++;
      key.channel().close();
      return;
    }
    scratch.flip();
    if (pace < 0) {
      takeWhole(key, client);
    } else {
      takeStream(key, client);
    }
  }

  private void takeWhole(SelectionKey key, Client client) throws IOException {
    first(client);
    client.in.put(scratch);
    if (Heads.requestEnd(client.in) >= 0) {
      if (Heads.indexOf(client.in, OK, OK.length) != 0) {
        failed++;
      }
      done(key, client);
    }
  }

  private void first(Client client) {
    if (!client.hasFirst) {
      client.hasFirst = true;
      if (isCounting) {
        first.add(System.nanoTime() - client.asked);
      }
    }
  }

  /** The head is no part of the answer: the first byte is that of the first event. */
  private void takeStream(SelectionKey key, Client client) throws IOException {
    int from = 0;
    if (client.total == 0
        && Heads.indexOf(scratch, OK, Math.min(OK.length, scratch.limit())) != 0) {
      failed++;
    }
    if (client.total == 0) {
      int blank = Heads.indexOf(scratch, BLANK, scratch.limit());
      from = blank < 0 ? scratch.limit() : blank + BLANK.length;
    }
    client.total += scratch.limit();
    if (from < scratch.limit()) {
      first(client);
    }
    for (int i = from; i < scratch.limit(); i++) {
      byte b = scratch.get(i);
      if (b == '\n' && client.before == '\n') {
        client.events++;
      }
      client.before = b;
    }
    int limit = scratch.limit();
    boolean isLast = limit >= LAST_CHUNK.length;
    for (int i = 0; isLast && i < LAST_CHUNK.length; i++) {
      isLast = scratch.get(limit - LAST_CHUNK.length + i) == LAST_CHUNK[i];
    }
    if (isLast) {
      // The client did not ask for its usage, so that a gateway keeps that event to itself.
      if (client.events < Upstream.EVENTS - 1) {
        incomplete++;
      }
      done(key, client);
    }
  }

  private void done(SelectionKey key, Client client) throws IOException {
    if (isCounting) {
      last.add(System.nanoTime() - client.asked);
    }
    ask(key);
  }

  /** Times in nanoseconds. */
  private static final class Samples {
    private long[] all = new long[1 << 16];
    private int count;

    void add(long nanos) {
      if (count == all.length) {
        all = Arrays.copyOf(all, 2 * count);
      }
      all[count++] = nanos;
    }

    int count() {
      return count;
    }

    double millis(double share) {
      if (count == 0) {
        return Double.NaN;
      }
      long[] sorted = Arrays.copyOf(all, count);
      Arrays.sort(sorted);
      return sorted[Math.min(count - 1, (int) (share * count))] / 1e6;
    }
  }
}
