package dev.yourbrief.provider.fake;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider for tests, on a port of this machine. It answers each request as the given function
 * says, keeps what it was asked, and can break off in every way a network can.
 *
 * <pre>{@code
 * try (FakeProvider provider = FakeProvider.start(asked -> Answer.says("yes"))) {
 *   ... provider.uri() ...
 *   assertThat(provider.count()).isEqualTo(1);
 * }
 * }</pre>
 */
public final class FakeProvider implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Function<Asked, Answer> answers;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> countByHash = new TreeMap<>();
  private final AtomicInteger number = new AtomicInteger();
  private final AtomicInteger connected = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostOpen = new AtomicInteger();
  private volatile boolean keepsRequests = true;

  private FakeProvider(ServerSocket server, Function<Asked, Answer> answers) {
    this.server = server;
    this.answers = answers;
  }

  /** Answers each request as the function says. */
  public static FakeProvider start(Function<Asked, Answer> answers) {
    try {
      FakeProvider provider =
          new FakeProvider(new ServerSocket(0, 512, InetAddress.getLoopbackAddress()), answers);
      Thread.ofVirtual().start(provider::accept);
      return provider;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers with these in turn, and with the last one from then on. */
  public static FakeProvider script(Answer... answers) {
    Iterator<Answer> rest = List.of(answers).iterator();
    Answer[] last = {answers[answers.length - 1]};
    return start(_ -> {
      synchronized (rest) {
        return rest.hasNext() ? rest.next() : last[0];
      }
    });
  }

  /** Its address, with the version: {@code http://127.0.0.1:port/v1}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
  }

  /** How many requests came. */
  public int count() {
    return number.get();
  }

  /** How often each request came, by {@link Asked#hash()}. */
  public Map<String, Integer> countByHash() {
    synchronized (countByHash) {
      return new TreeMap<>(countByHash);
    }
  }

  /** The requests, in the order they came. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** How many requests were being answered at the same time, at most. */
  public int mostOpen() {
    return mostOpen.get();
  }

  /** How many connections were made. */
  public int connected() {
    return connected.get();
  }

  /** How many connections are open now. */
  public int connections() {
    return connections.size();
  }

  /** Forgets what it was asked, for tests with very many requests. */
  public FakeProvider keepingNothing() {
    keepsRequests = false;
    return this;
  }

  @Override
  public void close() {
    closeQuietly(server);
    connections.forEach(FakeProvider::closeQuietly);
    threads.shutdownNow();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        connections.add(socket);
        connected.incrementAndGet();
        threads.execute(() -> serve(socket));
      }
    } catch (IOException _) {
      // It was closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean stays = true;
      while (stays) {
        Asked request = read(in);
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        try {
          stays = Reply.write(answers.apply(request), request, socket);
        } finally {
          open.decrementAndGet();
        }
      }
    } catch (IOException | InterruptedException _) {
      // The other side left, or the test is over.
    } finally {
      connections.remove(socket);
    }
  }

  private Asked read(InputStream in) throws IOException {
    String[] start = line(in).split(" ", 3);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    String body = new String(bytes, StandardCharsets.UTF_8);
    int same;
    synchronized (countByHash) {
      same = countByHash.merge(Asked.hashOf(body), 1, Integer::sum) - 1;
    }
    Asked request =
        new Asked(
            start[1],
            headers,
            body,
            JSON.readTree(body.isEmpty() ? "{}" : body),
            number.incrementAndGet(),
            same);
    if (keepsRequests) {
      asked.add(request);
    }
    return request;
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

  static void closeQuietly(@Nullable AutoCloseable resource) {
    try {
      if (resource != null) {
        resource.close();
      }
    } catch (Exception _) {
      // Nothing depends on it any more.
    }
  }
}
