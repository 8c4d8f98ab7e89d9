package dev.yourbrief.provider;

import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.sse.SseException;
import dev.yourbrief.provider.sse.SseParser;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * Reads a body of server-sent events as it comes. The answer is there with the last event that
 * matters; the rest of the body is let past, so that its connection can serve the next call.
 */
final class StreamedBody implements BodySubscriber<Received> {

  /** The most bytes of one event; a piece of an answer is small. */
  private static final int MOST_EVENT_BYTES = 4 << 20;

  private final CompletableFuture<Received> answer;
  private final CompletableFuture<Received> end = new CompletableFuture<>();
  private final StreamReader reader;
  private final SseParser parser;
  private final int mostBytes;
  private long length;
  private Optional<Subscription> subscription = Optional.empty();
  private Optional<Received> received = Optional.empty();

  /**
   * @param answer is completed as soon as the answer is there, or cannot come
   */
  StreamedBody(StreamReader reader, int mostBytes, CompletableFuture<Received> answer) {
    this.reader = reader;
    this.parser = new SseParser(Math.min(mostBytes, MOST_EVENT_BYTES));
    this.mostBytes = mostBytes;
    this.answer = answer;
  }

  @Override
  public CompletionStage<Received> getBody() {
    return end;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = Optional.of(subscription);
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> pieces) {
    try {
      for (ByteBuffer piece : pieces) {
        length += piece.remaining();
        if (length > mostBytes) {
          throw new SseException("it has more than " + mostBytes + " bytes");
        }
        if (received.isEmpty()) {
          take(parser.feed(piece));
        }
      }
    } catch (SseException e) {
      fail(
          new CallException(
              CallException.Kind.UNREADABLE,
              "the answer's stream cannot be read: " + e.getMessage(),
              Optional.empty()));
    } catch (CallException | RuntimeException e) {
      fail(e);
    }
  }

  private void take(List<SseEvent> events) throws CallException {
    for (SseEvent event : events) {
      if (reader.take(event)) {
        finish();
        return;
      }
    }
  }

  private void finish() throws CallException {
    ChatReply reply = reader.end();
    Received whole = () -> reply;
    received = Optional.of(whole);
    answer.complete(whole);
  }

  private void fail(Exception why) {
    subscription.ifPresent(Subscription::cancel);
    answer.completeExceptionally(why);
    end.completeExceptionally(why);
  }

  @Override
  public void onError(Throwable thrown) {
    end.completeExceptionally(thrown);
  }

  @Override
  public void onComplete() {
    try {
      if (received.isEmpty()) {
        take(parser.end());
      }
      if (received.isEmpty()) {
        finish();
      }
      received.ifPresent(end::complete);
    } catch (SseException | CallException | RuntimeException e) {
      fail(e);
    }
  }
}
