package dev.yourbrief.gateway.watch;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Does work on a thread of its own, one piece after the other. Whoever has work never waits: what
 * finds no place is dropped and counted.
 */
final class Beside<T> implements AutoCloseable {

  private static final long CLOSE_MILLIS = 2_000;

  private final ArrayBlockingQueue<T> queue;
  private final Consumer<T> work;
  private final Thread thread;
  private final AtomicLong dropped = new AtomicLong();
  private volatile boolean isClosing;

  /**
   * @param places the most pieces that wait
   * @param idle is called when nothing waits, after something was done
   */
  Beside(String name, int places, Consumer<T> work, Runnable idle) {
    this.queue = new ArrayBlockingQueue<>(places);
    this.work = work;
    this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(() -> run(idle));
    thread.start();
  }

  void offer(T piece) {
    if (!queue.offer(piece)) {
      dropped.incrementAndGet();
    }
  }

  long dropped() {
    return dropped.get();
  }

  private void run(Runnable idle) {
    try {
      while (true) {
        T piece = queue.poll(isClosing ? 0 : 200, TimeUnit.MILLISECONDS);
        if (piece == null) {
          if (isClosing) {
            return;
          }
          continue;
        }
        quietly(() -> work.accept(piece));
        if (queue.isEmpty()) {
          quietly(idle);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What fails once may work the next time; it has nobody to tell. */
  private void quietly(Runnable what) {
    try {
      what.run();
    } catch (RuntimeException e) {
      dropped.incrementAndGet();
    }
  }

  /** Does what waits, within two seconds, and ends. */
  @Override
  public void close() {
    isClosing = true;
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
  }
}
