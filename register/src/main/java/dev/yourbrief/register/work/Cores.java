package dev.yourbrief.register.work;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Where computing is done: on threads of the system, as many as it has cores. Requests wait on
 * virtual threads, which take turns only when one waits; one that computed would hold up those that
 * only read.
 */
public final class Cores {

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Math.max(1, Runtime.getRuntime().availableProcessors()),
          Thread.ofPlatform().name("compute-", 1).daemon().factory());

  /** Computes something, and waits for it. What is asked within a computation is computed there. */
  <T> T compute(Supplier<T> work) {
    if (Thread.currentThread().getName().startsWith("compute-")) {
      return work.get();
    }
    try {
      return CompletableFuture.supplyAsync(work, threads).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
