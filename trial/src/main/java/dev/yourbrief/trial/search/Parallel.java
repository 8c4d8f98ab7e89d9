package dev.yourbrief.trial.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Runs numbered pieces of work that do not depend on each other. */
public final class Parallel {

  private Parallel() {}

  /**
   * Runs the pieces, each once, and waits for all.
   *
   * @param threads how many run beside each other
   * @param pieces how many there are; each is given its number, from 0
   * @throws IllegalStateException when this thread is interrupted; it stays marked so
   */
  public static void run(int threads, int pieces, IntConsumer work) {
    if (threads <= 1 || pieces <= 1) {
      for (int i = 0; i < pieces; i++) {
        work.accept(i);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, pieces))) {
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < Math.min(threads, pieces); t++) {
        running.add(
            pool.submit(() -> {
              for (int i = next.getAndIncrement(); i < pieces; i = next.getAndIncrement()) {
                work.accept(i);
              }
            }));
      }
      try {
        for (Future<?> one : running) {
          one.get();
        }
      } catch (ExecutionException e) {
        next.set(pieces);
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        next.set(pieces);
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }
}
