package dev.yourbrief.trial.sandbox;

/**
 * How a program ended.
 *
 * @param end why
 * @param exitCode what it returned; 128 and the signal when one ended it; meaningless unless it
 *     {@linkplain End#EXITED ended by itself}
 * @param out what it printed, as UTF-8, up to the limit
 * @param err what it complained, as UTF-8, up to the limit
 */
public record Outcome(End end, int exitCode, String out, String err) {

  /** Why a program ended. */
  public enum End {
    /** By itself, or by a limit that the operating system holds. */
    EXITED,
    /** It took longer than it may and was stopped. */
    TOO_LONG,
    /** It printed more than it may and was stopped. */
    TOO_MUCH_OUTPUT,
    /** It started more processes than it may and was stopped. */
    TOO_MANY_PROCESSES
  }

  /** Whether it ended by itself and returned 0. */
  public boolean isSuccess() {
    return end == End.EXITED && exitCode == 0;
  }

  /** How it ended, in a few words. */
  public String inWords() {
    return switch (end) {
      case EXITED ->
          exitCode > 128 && exitCode < 160
              ? "was ended by signal " + (exitCode - 128)
              : "returned " + exitCode;
      case TOO_LONG -> "took too long";
      case TOO_MUCH_OUTPUT -> "printed too much";
      case TOO_MANY_PROCESSES -> "started too many processes";
    };
  }

  /** The last line it complained that is not empty; or nothing. */
  public String complaint() {
    return lastLine(err);
  }

  /** The last line it printed that is not empty; or nothing. */
  public String lastLine() {
    return lastLine(out);
  }

  private static String lastLine(String text) {
    return text.lines().filter(line -> !line.isBlank()).reduce("", (_, line) -> line).strip();
  }
}
