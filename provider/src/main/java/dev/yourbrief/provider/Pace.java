package dev.yourbrief.provider;

import dev.yourbrief.provider.CallException.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * How fast a provider is asked. It lets as many calls be open as the provider takes: more while all
 * goes well, half as many as soon as it says that it is too much. When the provider asks to wait,
 * all wait. Callers go in the order they came.
 *
 * <p>Made for virtual threads, which it parks. It tries nothing again; that is for the caller.
 */
public final class Pace {

  /**
   * What may be asked at all.
   *
   * @param startCalls open calls at first, at least 1
   * @param mostCalls open calls at most, not below the first
   * @param requestsPerMinute the provider's limit; empty for none known
   * @param tokensPerMinute the provider's limit of input and output together; empty for none known
   */
  public record Bounds(
      int startCalls, int mostCalls, OptionalLong requestsPerMinute, OptionalLong tokensPerMinute) {

    public Bounds {
      if (startCalls < 1 || mostCalls < startCalls) {
        throw new IllegalArgumentException("calls at once: at least 1, and not more than the most");
      }
      if (requestsPerMinute.orElse(1) < 1 || tokensPerMinute.orElse(1) < 1) {
        throw new IllegalArgumentException("a limit per minute is at least 1");
      }
    }

    /** Up to so many calls at once, and no other limit. */
    public static Bounds upTo(int mostCalls) {
      return new Bounds(
          Math.min(4, mostCalls), mostCalls, OptionalLong.empty(), OptionalLong.empty());
    }
  }

  /** Waits for a signal, but not longer than so many nanoseconds. May wake too early. */
  @FunctionalInterface
  public interface Sleeper {
    void await(Condition signal, long nanos) throws InterruptedException;
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Condition> queue = new ArrayDeque<>();
  private final PaceState state;
  private final LongSupplier nanos;
  private final Sleeper sleeper;

  @SuppressWarnings("WaitNotInLoop") // await, below, loops.
  public Pace(Bounds bounds) {
    this(bounds, System::nanoTime, (signal, n) -> signal.await(n, TimeUnit.NANOSECONDS));
  }

  /** With a time of its own, for tests. */
  public Pace(Bounds bounds, LongSupplier nanos, Sleeper sleeper) {
    this.state = new PaceState(bounds, nanos.getAsLong());
    this.nanos = nanos;
    this.sleeper = sleeper;
  }

  /** Leave for one call; it must be given back. Not for use by two threads at once. */
  public final class Permit implements AutoCloseable {

    private final long call;
    private final long expectedTokens;
    private boolean isOver;

    private Permit(long call, long expectedTokens) {
      this.call = call;
      this.expectedTokens = expectedTokens;
    }

    /**
     * The call went well.
     *
     * @param tokens what it took in all; empty when the provider did not say
     */
    public void succeeded(OptionalLong tokens) {
      over(() -> {
        state.end(tokens.orElse(expectedTokens) - expectedTokens);
        state.quicken();
      });
    }

    /** The call gave no answer. */
    public void failed(CallException why) {
      over(() -> {
        state.end(0);
        if (why.kind() == Kind.RATE_LIMITED || why.kind() == Kind.UNAVAILABLE) {
          state.slow(call);
        }
        if (why.isPassing()) {
          why.retryAfter().ifPresent(wait -> state.pause(nanos.getAsLong(), wait));
        }
      });
    }

    /** Gives it back with nothing learned, unless one of the others came before. */
    @Override
    public void close() {
      over(() -> state.end(0));
    }

    private void over(Runnable change) {
      lock.lock();
      try {
        if (!isOver) {
          isOver = true;
          change.run();
          wakeFirst();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Waits until a call may start.
   *
   * @param expectedTokens what it will take, input and output; counts only under a limit of tokens
   * @throws InterruptedException when interrupted; the others in the queue go on
   */
  public Permit acquire(long expectedTokens) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Condition turn = lock.newCondition();
      queue.addLast(turn);
      try {
        return await(turn, expectedTokens);
      } finally {
        boolean wasFirst = turn.equals(queue.peekFirst());
        queue.remove(turn);
        if (wasFirst) {
          wakeFirst();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many calls may be open now. */
  public int limit() {
    lock.lock();
    try {
      return state.limit();
    } finally {
      lock.unlock();
    }
  }

  private Permit await(Condition turn, long expectedTokens) throws InterruptedException {
    while (true) {
      if (!turn.equals(queue.peekFirst())) {
        turn.await();
        continue;
      }
      long now = nanos.getAsLong();
      long wait = state.waitNanos(now);
      if (wait == 0) {
        return new Permit(state.start(now, expectedTokens), expectedTokens);
      }
      if (wait == PaceState.UNTIL_A_CALL_ENDS) {
        turn.await();
      } else {
        sleeper.await(turn, wait);
      }
    }
  }

  private void wakeFirst() {
    Condition first = queue.peekFirst();
    if (first != null) {
      first.signal();
    }
  }
}
