package dev.yourbrief.cli;

import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.playbook.Worked;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a command writes: results to {@code out}, progress and problems to {@code err}. Colours and
 * the moving progress bar are for people only; a pipe gets plain lines.
 *
 * @param out results
 * @param err progress and problems
 * @param colour whether {@code out} shows colours
 * @param live whether {@code err} is a terminal on which a line can be written over
 * @param width the width in characters
 * @param steps how far long steps are, for a pipe
 */
record Terminal(
    PrintWriter out, PrintWriter err, boolean colour, boolean live, int width, PlainSteps steps) {

  private static final int BAR = 24;
  private static final int WIDEST = 92;

  /** The terminal this process runs in, as the launcher found it. */
  static Terminal system(PrintWriter out, PrintWriter err) {
    boolean noColour = !System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    boolean dumb = System.getenv().getOrDefault("TERM", "dumb").equals("dumb");
    boolean outIsTerminal = Boolean.getBoolean("yourbrief.out.terminal");
    boolean errIsTerminal = Boolean.getBoolean("yourbrief.err.terminal");
    int width = Integer.getInteger("yourbrief.width", WIDEST);
    return new Terminal(
        out,
        err,
        outIsTerminal && !noColour && !dumb,
        errIsTerminal && !dumb,
        Math.clamp(width, 40, WIDEST),
        new PlainSteps());
  }

  /** A terminal without colours or a moving bar. */
  static Terminal plain(PrintWriter out, PrintWriter err) {
    return new Terminal(out, err, false, false, WIDEST, new PlainSteps());
  }

  String bold(String text) {
    return styled("1", text);
  }

  String faint(String text) {
    return styled("2", text);
  }

  String good(String text) {
    return styled("32", text);
  }

  String bad(String text) {
    return styled("31", text);
  }

  String open(String text) {
    return styled("33", text);
  }

  private String styled(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  String problem(Problem problem) {
    return bad("✗") + " " + problem;
  }

  /** Shows how far a step is: a moving bar on a terminal; a line now and then in a pipe. */
  void progress(String step, long done, long total) {
    if (live) {
      int full = total <= 0 ? 0 : (int) Math.min(BAR, done * BAR / total);
      String percent =
          total <= 0 ? "" : String.format(Locale.ROOT, "%3d %%", Math.min(100, done * 100 / total));
      String name = step.length() > 40 ? "…" + step.substring(step.length() - 39) : step;
      err.print(
          "\r\u001b[K" + "█".repeat(full) + "░".repeat(BAR - full) + " " + percent + "  " + name);
      err.flush();
    } else {
      steps.line(step, done, total).ifPresent(err::println);
    }
  }

  /** Reads a decision's bills, showing how far it is. */
  Worked.Bills bills() {
    return Worked.Bills.reading((file, done, total) -> progress("Reading " + file, done, total));
  }

  void endProgress() {
    if (live) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }

  /** The text broken into lines, each after the first indented. */
  String wrapped(String text, int indent) {
    List<String> lines = new ArrayList<>();
    // Lines that come broken are to be copied as they are.
    text.lines().forEach(line -> wrap(line, indent, lines));
    return String.join("\n" + " ".repeat(indent), lines);
  }

  private void wrap(String text, int indent, List<String> lines) {
    if (text.length() <= width - indent) {
      lines.add(text);
      return;
    }
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width - indent) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
  }

  /** The text, filled up with spaces. */
  static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - text.codePointCount(0, text.length())));
  }

  /** The text, with spaces before it. */
  static String right(String text, int columns) {
    return " ".repeat(Math.max(0, columns - text.codePointCount(0, text.length()))) + text;
  }
}
