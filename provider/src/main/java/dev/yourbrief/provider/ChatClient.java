package dev.yourbrief.provider;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/**
 * Speaks to a provider over HTTP. A call blocks its thread, which may well be a virtual one, and
 * one client serves any number of them.
 *
 * <p>It speaks HTTP/1.1: each call has a connection to itself, so that a call that is given up
 * closes its own and no other; a provider's limit on streams of one HTTP/2 connection, which this
 * library answers with an error, cannot be met; and servers that know no HTTP/2 are not asked to
 * change to it. Redirects are not followed, since the key would go along.
 *
 * <p>Nothing is sent twice. A server may have begun to work, and to bill, on a call whose
 * connection broke.
 */
public final class ChatClient implements ChatModel, AutoCloseable {

  /** Of a body that says what went wrong. */
  private static final int MOST_ERROR_BYTES = 64 << 10;

  /** How long the rest of a stream may take after its answer, before its connection is given up. */
  private static final long LINGER_MILLIS = 500;

  private final Endpoint endpoint;
  private final Limits limits;
  private final Optional<Secret> key;
  private final Redaction redaction;
  private final HttpClient http;

  /**
   * @param environment the environment variables, {@link System#getenv()} outside tests
   * @throws dev.yourbrief.figure.source.InputException when the key cannot be read
   */
  public ChatClient(Endpoint endpoint, Limits limits, Map<String, String> environment) {
    this.endpoint = endpoint;
    this.limits = limits;
    this.key = endpoint.key().map(source -> source.read(environment));
    this.redaction = new Redaction(key);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connect())
            // Measured: a quarter less work than with the library's own pool of threads.
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  @Override
  public ChatReply ask(ChatRequest request) throws CallException, InterruptedException {
    return call(request, false, _ -> {});
  }

  /**
   * Asks once, and gives the answer's text on as it comes.
   *
   * @param onText is given each piece, in order, by another thread than the one that asks; what it
   *     throws ends the call and is thrown here
   * @throws CallException when no whole answer came, whatever pieces of it were given on
   * @throws InterruptedException when the waiting thread was interrupted; the call is given up
   */
  public ChatReply stream(ChatRequest request, Consumer<String> onText)
      throws CallException, InterruptedException {
    return call(request, true, onText);
  }

  /** Gives up the calls that are open. */
  @Override
  public void close() {
    http.shutdownNow();
  }

  private ChatReply call(ChatRequest request, boolean streamed, Consumer<String> onText)
      throws CallException, InterruptedException {
    try {
      HttpRequest post = write(request, streamed);
      CompletableFuture<Received> early = new CompletableFuture<>();
      CompletableFuture<HttpResponse<Received>> exchange =
          http.sendAsync(post, info -> receive(info, streamed, onText, early));
      CompletableFuture<Received> answer =
          exchange.thenApply(HttpResponse::body).applyToEither(early, Function.identity());
      return await(exchange, answer).read();
    } catch (CallException e) {
      throw new CallException(
          e.kind(),
          redaction.clean(endpoint.name() + ": " + e.getMessage(), request),
          e.retryAfter());
    }
  }

  private HttpRequest write(ChatRequest request, boolean streamed) throws CallException {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(endpoint.dialect().address(endpoint.base(), request, streamed))
            .POST(BodyPublishers.ofByteArray(endpoint.dialect().body(request, streamed)))
            .setHeader("content-type", "application/json")
            .setHeader("accept", streamed ? "text/event-stream" : "application/json")
            .setHeader("user-agent", "yourbrief");
    endpoint.dialect().headers().forEach(post::setHeader);
    endpoint.headers().forEach(post::setHeader);
    KeyHeader header = endpoint.dialect().keyHeader();
    key.ifPresent(k -> post.setHeader(header.name(), header.prefix() + k.open()));
    return post.build();
  }

  private BodySubscriber<Received> receive(
      ResponseInfo info,
      boolean streamed,
      Consumer<String> onText,
      CompletableFuture<Received> early) {
    Dialect dialect = endpoint.dialect();
    int status = info.statusCode();
    long expected = info.headers().firstValueAsLong("content-length").orElse(-1);
    if (status < 200 || status > 299) {
      return BodySubscribers.mapping(
          new WholeBody(MOST_ERROR_BYTES, expected, true),
          bytes ->
              () -> {
                throw dialect.failure(status, info.headers(), bytes);
              });
    }
    if (isStream(info, streamed)) {
      return new StreamedBody(dialect.reader(onText), limits.answerBytes(), early);
    }
    return BodySubscribers.mapping(
        new WholeBody(limits.answerBytes(), expected, false),
        bytes ->
            () -> {
              ChatReply reply = dialect.reply(bytes);
              if (streamed && !reply.text().isEmpty()) {
                onText.accept(reply.text());
              }
              return reply;
            });
  }

  /** What the server sends counts, not what was asked of it: some know only one of the two. */
  private static boolean isStream(ResponseInfo info, boolean streamed) {
    String type = info.headers().firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
    return type.startsWith("text/event-stream")
        || (streamed
            && info.statusCode() != 204
            && !type.contains("json")
            && !type.contains("html"));
  }

  private Received await(CompletableFuture<?> exchange, CompletableFuture<Received> answer)
      throws CallException, InterruptedException {
    boolean isThere = false;
    try {
      Received received = answer.get(limits.total().toMillis(), TimeUnit.MILLISECONDS);
      isThere = true;
      return received;
    } catch (TimeoutException e) {
      throw new CallException(
          CallException.Kind.TIMEOUT,
          "no whole answer within " + span(limits.total()),
          Optional.empty());
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    } finally {
      giveUp(exchange, isThere);
    }
  }

  private static void giveUp(CompletableFuture<?> exchange, boolean mayLinger) {
    if (exchange.isDone()) {
      return;
    }
    if (mayLinger) {
      CompletableFuture.delayedExecutor(LINGER_MILLIS, TimeUnit.MILLISECONDS)
          .execute(() -> exchange.cancel(true));
    } else {
      exchange.cancel(true);
    }
  }

  private CallException failure(Throwable thrown) {
    Throwable why = thrown;
    while (why instanceof CompletionException && why.getCause() != null) {
      why = why.getCause();
    }
    // A failure of the library's own is wrapped in one like it, that says less.
    for (Throwable cause = why; cause != null; cause = cause.getCause()) {
      if (cause instanceof CallException call) {
        return call;
      }
    }
    return switch (why) {
      case HttpConnectTimeoutException _ ->
          unreachable("no connection within " + span(limits.connect()));
      case SSLException e -> unreachable("no secure connection: " + e.getMessage());
      case ConnectException _ -> unreachable("no connection: nothing answers there");
      case CancellationException _ -> unreachable("the call was given up");
      case IOException _ -> unreachable("the connection broke before the whole answer came");
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(why);
    };
  }

  private static String span(Duration wait) {
    return wait.toMillis() < 10_000 ? wait.toMillis() + " ms" : wait.toSeconds() + " s";
  }

  private static CallException unreachable(String what) {
    return new CallException(CallException.Kind.UNREACHABLE, what, Optional.empty());
  }
}
