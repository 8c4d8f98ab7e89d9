package dev.yourbrief.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A provider that gives every request the same bytes, in HTTP chunks of one size: the gateway's
 * client hands on each chunk by itself, so that the answer is cut exactly there, within events and
 * within characters.
 */
final class ChunkingProvider implements AutoCloseable {

  private final ServerSocket server;
  private volatile byte[] answer = new byte[0];
  private volatile String asked = "";

  ChunkingProvider() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  String host() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** What it answers from now on. */
  void answers(String contentType, byte[] body, int chunkBytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(7 * body.length + 100);
    out.writeBytes(
        bytes(
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ncontent-type: "
                + contentType
                + "\r\n\r\n"));
    for (int from = 0; from < body.length; from += chunkBytes) {
      int length = Math.min(chunkBytes, body.length - from);
      out.writeBytes(bytes(Integer.toHexString(length) + "\r\n"));
      out.write(body, from, length);
      out.writeBytes(bytes("\r\n"));
    }
    out.writeBytes(bytes("0\r\n\r\n"));
    answer = out.toByteArray();
  }

  /** The body of the last request. */
  String asked() {
    return asked;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException _) {
      // It was closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (true) {
        asked = request(in);
        socket.getOutputStream().write(answer);
      }
    } catch (IOException _) {
      // The gateway has closed it.
    }
  }

  private static String request(InputStream in) throws IOException {
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
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

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
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
