package dev.yourbrief.crossover.probe;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A model server with a known law: a first token after a fixed time, then tokens at a pace of each
 * user's own, until what the server can do is shared out among those who write.
 *
 * @param firstToken seconds to the first token
 * @param speed tokens a second that a user gets at most
 * @param cap tokens a second that all get together at most
 */
record ModelServer(double firstToken, double speed, double cap, AtomicInteger writing)
    implements ToyServer.Script {

  ModelServer(double firstToken, double speed, double cap) {
    this(firstToken, speed, cap, new AtomicInteger());
  }

  @Override
  public void answer(ToyServer.Request request, OutputStream out) throws IOException {
    long next = System.nanoTime() + (long) (firstToken * 1e9);
    ToyServer.write(out, ToyServer.OK_STREAM);
    until(next);
    writing.incrementAndGet();
    try {
      for (int i = 0; i < request.maxTokens(); i++) {
        ToyServer.write(out, ToyServer.piece("x"));
        if (i < request.maxTokens() - 1) {
          next += (long) (1e9 / Math.min(speed, cap / Math.max(1, writing.get())));
          until(next);
        }
      }
    } finally {
      writing.decrementAndGet();
    }
    ToyServer.write(
        out,
        ToyServer.usage(request.promptWords() + 10L, request.maxTokens()) + "data: [DONE]\n\n");
  }

  private static void until(long moment) {
    for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
