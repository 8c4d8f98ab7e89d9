package dev.yourbrief.provider.sse;

/**
 * One event.
 *
 * @param name what the stream calls it; empty when it has no name
 * @param data its data; lines are parted by line feeds
 */
public record SseEvent(String name, String data) {

  /** The event as it stands in a stream, with the empty line that ends it. */
  public String text() {
    StringBuilder text = new StringBuilder(data.length() + name.length() + 24);
    if (!name.isEmpty()) {
      text.append("event: ").append(name).append('\n');
    }
    int from = 0;
    int to = data.indexOf('\n');
    while (to >= 0) {
      text.append("data: ").append(data, from, to).append('\n');
      from = to + 1;
      to = data.indexOf('\n', from);
    }
    return text.append("data: ").append(data, from, data.length()).append("\n\n").toString();
  }
}
