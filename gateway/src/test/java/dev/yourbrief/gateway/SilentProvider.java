package dev.yourbrief.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A provider that takes a request, never answers, and notices at once when the connection ends. */
final class SilentProvider implements AutoCloseable {

  private final ServerSocket server;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);

  SilentProvider() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  private void serve() {
    try (Socket socket = server.accept()) {
      InputStream in = socket.getInputStream();
      byte[] some = new byte[4_096];
      if (in.read(some) > 0) {
        asked.countDown();
      }
      while (in.read(some) >= 0) {
        // The rest of the request.
        asked.countDown();
      }
      left.countDown();
    } catch (IOException e) {
      // Cut, which is an end too.
      left.countDown();
    }
  }

  String base() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
  }

  void awaitRequest() throws InterruptedException {
    await(asked, "the request");
  }

  void awaitLeft() throws InterruptedException {
    await(left, "the end of the connection");
  }

  private static void await(CountDownLatch latch, String what) throws InterruptedException {
    if (!latch.await(10, TimeUnit.SECONDS)) {
      throw new AssertionError(what + " did not come");
    }
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
