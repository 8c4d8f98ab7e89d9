package dev.yourbrief.provider.wire.gemini;

import dev.yourbrief.provider.sse.SseEvent;

/**
 * A stream as one JSON list, as {@code streamGenerateContent} gives it without {@code alt=sse}. Not
 * safe for use by two threads at once.
 */
public final class GeminiList {

  private boolean hasItems;

  /** The text that adds this event of {@link GeminiFormat#writer}. */
  public String next(SseEvent event) {
    String before = hasItems ? ",\r\n" : "[";
    hasItems = true;
    return before + event.data();
  }

  /** The text that ends the list. */
  public String end() {
    return hasItems ? "]" : "[]";
  }
}
