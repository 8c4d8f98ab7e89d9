package dev.yourbrief.bill;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers what a function said of a text: a bill repeats a few dozen model names and line items a
 * million times. Bounded: when too many are remembered, it starts anew.
 *
 * @param <T> what the function says
 */
public final class Memo<T> {

  private static final int MAX_TEXTS = 4_096;

  private final Map<String, T> known = new ConcurrentHashMap<>();
  private final Function<String, T> function;
  private final int maxTexts;

  public Memo(Function<String, T> function) {
    this(function, MAX_TEXTS);
  }

  /**
   * @param maxTexts how many texts are remembered at most
   */
  public Memo(Function<String, T> function, int maxTexts) {
    this.function = function;
    this.maxTexts = maxTexts;
  }

  /** What the function says of the text. */
  public T of(String text) {
    T before = known.get(text);
    if (before != null) {
      return before;
    }
    T now = function.apply(text);
    if (known.size() >= maxTexts) {
      known.clear();
    }
    known.put(text, now);
    return now;
  }
}
