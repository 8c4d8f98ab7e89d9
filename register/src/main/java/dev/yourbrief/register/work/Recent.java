package dev.yourbrief.register.work;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * What was made lately, by what it was made of. Who asks for what is being made waits for it; what
 * failed is made again when it is next asked for.
 */
public final class Recent<K, V> {

  private final Map<K, CompletableFuture<V>> kept;

  /**
   * Keeps so many.
   *
   * @param most beyond this what was not asked for the longest goes
   */
  public Recent(int most) {
    this.kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, CompletableFuture<V>> eldest) {
            return size() > most;
          }
        };
  }

  /** What is kept under the key, made now if there is none. */
  public V get(K key, Supplier<V> maker) {
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> there;
    synchronized (kept) {
      there = kept.putIfAbsent(key, mine);
    }
    if (there != null) {
      return joined(there);
    }
    try {
      mine.complete(maker.get());
    } catch (RuntimeException | Error e) {
      synchronized (kept) {
        kept.remove(key, mine);
      }
      mine.completeExceptionally(e);
    }
    return joined(mine);
  }

  private static <T> T joined(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
