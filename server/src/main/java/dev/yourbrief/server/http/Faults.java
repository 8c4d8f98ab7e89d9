package dev.yourbrief.server.http;

import dev.yourbrief.figure.source.Problem;
import java.util.List;

/** Says to people or to programs that something could not be done. */
public interface Faults {

  /**
   * An answer that says so.
   *
   * @param status the HTTP status
   * @param title what it is, in a sentence
   * @param problems what is wrong with what was given; may be empty
   */
  Reply say(Route.Kind kind, Call call, int status, String title, List<Problem> problems);
}
