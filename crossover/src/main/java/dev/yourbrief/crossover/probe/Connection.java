package dev.yourbrief.crossover.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One connection for one request, to addresses that are fixed beforehand: no name is looked up
 * here, no proxy asked, no redirect followed. It is open before the request's clock starts.
 *
 * <p>Sockets of our own and no HTTP library: the JDK's looks names up itself, so that under https
 * an address could not be held fast. {@code docs/probe.md} says what this client can do at most.
 */
final class Connection implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(10);

  private volatile Socket socket;
  private final LongSupplier nanoTime;
  private final long idleNanos;
  private final long deadline;

  private Connection(Socket socket, LongSupplier nanoTime, Duration idle, long deadline) {
    this.socket = socket;
    this.nanoTime = nanoTime;
    this.idleNanos = idle.toNanos();
    this.deadline = deadline;
  }

  /**
   * Opens a connection to the first of the addresses that takes one.
   *
   * @param idle how long the server may say nothing
   * @param deadline when all must be over, on the clock
   * @throws WireException if none does
   */
  static Connection open(
      Reach.Pinned pinned, int port, LongSupplier nanoTime, Duration idle, long deadline)
      throws IOException {
    Socket socket = connect(pinned, port, left(nanoTime, deadline, CONNECT.toNanos()));
    return new Connection(socket, nanoTime, idle, deadline);
  }

  private static Socket connect(Reach.Pinned pinned, int port, int millis) throws IOException {
    IOException failed = new WireException("no connection", "no address");
    for (InetAddress address : pinned.addresses()) {
      Socket socket = new Socket(Proxy.NO_PROXY);
      try {
        socket.connect(new InetSocketAddress(address, port), millis);
        socket.setTcpNoDelay(true);
        return socket;
      } catch (SocketTimeoutException e) {
        socket.close();
        failed = new WireException("no connection", "no answer within " + millis + " ms");
      } catch (IOException e) {
        socket.close();
        failed = new WireException("no connection", String.valueOf(e.getMessage()));
      }
    }
    throw failed;
  }

  /**
   * Makes the connection a secure one.
   *
   * @throws WireException if the certificate is not the host's, or cannot be trusted
   */
  void secure(Endpoint endpoint, SSLSocketFactory tls) throws IOException {
    try {
      socket.setSoTimeout((int) CONNECT.toMillis());
      SSLSocket secured =
          (SSLSocket) tls.createSocket(socket, endpoint.host(), endpoint.port(), true);
      SSLParameters parameters = secured.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secured.setSSLParameters(parameters);
      secured.startHandshake();
      socket = secured;
    } catch (SSLException | SocketTimeoutException e) {
      throw new WireException("no secure connection", String.valueOf(e.getMessage()));
    }
  }

  void send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    socket.getOutputStream().flush();
  }

  /** What the server says: every read ends in time, with bytes, the end, or an exception. */
  InputStream answer() throws IOException {
    InputStream in = socket.getInputStream();
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        socket.setSoTimeout(left(nanoTime, deadline, idleNanos));
        try {
          return in.read(bytes, offset, length);
        } catch (SocketTimeoutException e) {
          throw new WireException("timed out", "");
        }
      }
    };
  }

  /** Milliseconds to the deadline, no more than the limit; never 0, which would be for ever. */
  private static int left(LongSupplier nanoTime, long deadline, long limitNanos)
      throws WireException {
    long left = deadline - nanoTime.getAsLong();
    if (left <= 0) {
      throw new WireException("timed out", "");
    }
    // A millisecond more: what ends at the deadline is not to end just before it.
    return Math.clamp(Math.min(left, limitNanos) / 1_000_000 + 1, 1, Integer.MAX_VALUE);
  }

  /** Ends the request, wherever it is; reads and writes under way fail. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use any more, closed or not.
    }
  }
}
