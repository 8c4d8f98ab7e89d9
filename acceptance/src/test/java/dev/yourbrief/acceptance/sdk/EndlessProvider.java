package dev.yourbrief.acceptance.sdk;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A provider whose streams begin, never end, and say nothing more. It knows when each of its
 * connections was closed from the other side, for it does nothing but read.
 */
final class EndlessProvider implements AutoCloseable {

  private final ServerSocket server;
  private final BlockingQueue<Long> closed = new LinkedBlockingQueue<>();

  EndlessProvider() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().start(this::accept);
  }

  String host() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofPlatform().daemon().start(() -> serve(socket));
      }
    } catch (IOException _) {
      // It was closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      String path = request(in);
      String stream = TapedProvider.tape(TapedProvider.format(path), "words.sse");
      // Up to and with the event that holds the first words.
      int end = stream.indexOf("\n", stream.indexOf("It is 18"));
      int blank = stream.charAt(end - 1) == '\r' ? end + 3 : end + 2;
      OutputStream out = socket.getOutputStream();
      out.write(
          ("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n"
                  + stream.substring(0, blank))
              .getBytes(StandardCharsets.UTF_8));
      out.flush();
      while (in.read() >= 0) {
        // Nothing more is asked on this connection.
      }
      closed.add(System.nanoTime());
    } catch (IOException _) {
      closed.add(System.nanoTime());
    }
  }

  private static String request(InputStream in) throws IOException {
    String path = line(in).split(" ", 3)[1];
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    in.skipNBytes(length);
    return path;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException();
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  /** Forgets the connections closed so far. */
  void forget() {
    closed.clear();
  }

  /** When the next connection was closed, by {@link System#nanoTime}. */
  long awaitClosed() throws InterruptedException {
    Long at = closed.poll(10, TimeUnit.SECONDS);
    if (at == null) {
      throw new AssertionError("the provider's connection is still open after ten seconds");
    }
    return at;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
