package dev.yourbrief.provider;

import dev.yourbrief.provider.sse.SseEvent;

/** Puts the events of one stream together to an answer. Not safe for use by two threads at once. */
public interface StreamReader {

  /**
   * Takes the next event.
   *
   * @return whether it was the last that matters
   * @throws CallException when it cannot be read, or is an error
   */
  boolean take(SseEvent event) throws CallException;

  /**
   * The answer, after the last event.
   *
   * @throws CallException when the stream ended before the answer did
   */
  ChatReply end() throws CallException;
}
