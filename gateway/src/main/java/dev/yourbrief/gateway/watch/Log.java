package dev.yourbrief.gateway.watch;

import dev.yourbrief.gateway.ledger.Row;
import dev.yourbrief.gateway.ledger.Row.Bought;
import dev.yourbrief.gateway.route.Fault;
import java.io.Flushable;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes a line for each call, without a word of what was said; and one of level ERROR for each
 * time a provider refuses the gateway's own key, which only whoever runs the gateway can mend.
 * Lines are written by a thread of their own; what a slow reader does not take is dropped and
 * counted.
 */
public final class Log implements Watcher, AutoCloseable {

  private static final int PLACES = 8_192;

  /** How a line looks. */
  public enum Form {
    /** For people. */
    TEXT,
    /** An object a line, for programs. */
    JSON
  }

  private final Joiner joiner = new Joiner();
  private final Form form;
  private final Appendable out;
  private final Beside<Row> beside;

  /**
   * @param out is written to by one thread, and flushed when nothing waits; it is not closed
   */
  public Log(Form form, Appendable out) {
    this.form = form;
    this.out = out;
    this.beside = new Beside<>("log", PLACES, this::write, this::flush);
  }

  @Override
  public void wrote(Row row) {
    switch (row) {
      case Row.Call _, Row.Attempt _, Row.Shadow _ -> beside.offer(row);
      case Row.Opened _, Row.Feedback _, Row.Noticed _ -> {}
    }
  }

  private void write(Row row) {
    switch (row) {
      case Row.Call call -> {
        Finished finished = joiner.take(call);
        line(LogLine.call(finished, form));
        if (finished.attempts().isEmpty() && call.bought().isPresent()) {
          key(call, call.bought().get(), call.fault(), "");
        }
      }
      case Row.Attempt attempt -> {
        joiner.take(attempt);
        key(attempt, attempt.bought(), attempt.fault(), "");
      }
      case Row.Shadow shadow -> key(shadow, shadow.bought(), shadow.fault(), " for a copy");
      case Row.Opened _, Row.Feedback _, Row.Noticed _ -> {}
    }
  }

  private void key(Row row, Bought bought, String fault, String what) {
    if (fault.equals(Fault.KEY.word())) {
      line(LogLine.key(row, bought, what, form));
    }
  }

  private void line(String text) {
    try {
      out.append(text).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void flush() {
    if (out instanceof Flushable flushable) {
      try {
        flushable.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Lines that were not written because too many waited, or the reader failed. */
  public long dropped() {
    return beside.dropped();
  }

  /** Writes what waits, within two seconds, and ends. */
  @Override
  public void close() {
    beside.close();
  }
}
