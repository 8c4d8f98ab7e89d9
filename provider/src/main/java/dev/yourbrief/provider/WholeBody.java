package dev.yourbrief.provider;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Collects a body up to a limit. Beyond it a body is refused or, where that will do, cut. */
final class WholeBody implements BodySubscriber<byte[]> {

  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private final int mostBytes;
  private final boolean cuts;
  private byte[] bytes;
  private int length;
  private Optional<Subscription> subscription = Optional.empty();

  /**
   * @param expected how many bytes the response says there are; below 0 if it does not
   * @param cuts whether the first bytes of a larger body will do
   */
  WholeBody(int mostBytes, long expected, boolean cuts) {
    this.mostBytes = mostBytes;
    this.cuts = cuts;
    // What a response says is believed up to a point: no memory for bytes that never come.
    this.bytes = new byte[Math.clamp(expected, 1_024, Math.min(mostBytes, 1 << 16))];
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = Optional.of(subscription);
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> pieces) {
    for (ByteBuffer piece : pieces) {
      if (whole.isDone()) {
        return;
      }
      take(piece);
    }
  }

  private void take(ByteBuffer piece) {
    int room = mostBytes - length;
    int more = Math.min(piece.remaining(), room);
    if (bytes.length < length + more) {
      long size = Math.min(Math.max(2L * bytes.length, length + (long) more), mostBytes);
      bytes = Arrays.copyOf(bytes, (int) size);
    }
    piece.get(bytes, length, more);
    length += more;
    if (piece.hasRemaining()) {
      subscription.ifPresent(Subscription::cancel);
      if (cuts) {
        finish();
      } else {
        whole.completeExceptionally(
            new CallException(
                CallException.Kind.UNREADABLE,
                "the answer has more than " + mostBytes + " bytes",
                Optional.empty()));
      }
    }
  }

  @Override
  public void onError(Throwable thrown) {
    whole.completeExceptionally(thrown);
  }

  @Override
  public void onComplete() {
    finish();
  }

  private void finish() {
    whole.complete(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
  }
}
