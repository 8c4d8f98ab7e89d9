package dev.yourbrief.crossover.probe;

import java.io.IOException;
import java.util.Optional;

/** One answer as its events come in: when its pieces came, its counts, and whether it is whole. */
final class StreamedAnswer implements SseReader.Sink {

  private static final String END = "[DONE]";

  private final int limit;
  private final Arrivals arrivals = new Arrivals();
  private Optional<Usage> usage = Optional.empty();
  private boolean finished;
  private boolean over;
  private long now;

  /**
   * @param limit the tokens that were asked for; a server that goes on is stopped
   */
  StreamedAnswer(int limit) {
    this.limit = limit;
  }

  /** The moment at which the events to come arrived. */
  void at(long moment) {
    now = moment;
  }

  @Override
  public void event(String name, String data) throws IOException {
    if (over || data.isBlank()) {
      return;
    }
    if (data.strip().equals(END)) {
      over = true;
      return;
    }
    Chunk chunk = Chunk.read(name, data);
    if (chunk.usage().isPresent()) {
      // Counts that come with every event grow; the last one holds.
      usage = chunk.usage();
    }
    finished |= chunk.finished();
    if (chunk.hasText()) {
      arrivals.add(now);
      if (arrivals.size() > limit) {
        throw new WireException("the answer is longer than asked", limit + " tokens were asked");
      }
    }
  }

  boolean isOver() {
    return over;
  }

  /**
   * Checks, at the end of the stream, that the answer came to its own end.
   *
   * @throws WireException if it did not, or is empty
   */
  void check() throws WireException {
    if (!over && !finished && usage.isEmpty()) {
      throw new WireException("the connection broke off", "in the middle of an answer");
    }
    if (arrivals.isEmpty()) {
      throw new WireException("an empty answer", "");
    }
  }

  Arrivals arrivals() {
    return arrivals;
  }

  Optional<Usage> usage() {
    return usage;
  }
}
