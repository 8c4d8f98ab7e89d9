package dev.yourbrief.trial.grade;

import java.util.ArrayList;
import java.util.List;

/** The blocks between fences (three or more backticks or tildes) of a text in Markdown. */
final class Fences {

  private Fences() {}

  /** What stands in each block, in order; a last block that is never closed counts. */
  static List<String> blocks(String text) {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    String open = "";
    for (String line : text.lines().toList()) {
      String fence = fence(line);
      if (open.isEmpty()) {
        open = fence;
      } else if (!fence.isEmpty()
          && fence.length() >= open.length()
          && fence.charAt(0) == open.charAt(0)
          && line.strip().equals(fence)) {
        blocks.add(block.toString());
        block.setLength(0);
        open = "";
      } else {
        block.append(line).append('\n');
      }
    }
    if (!open.isEmpty()) {
      blocks.add(block.toString());
    }
    return blocks;
  }

  /** The backticks or tildes a line begins with, when they are a fence; else nothing. */
  private static String fence(String line) {
    String bare = line.strip();
    if (bare.isEmpty() || (bare.charAt(0) != '`' && bare.charAt(0) != '~')) {
      return "";
    }
    int n = 1;
    while (n < bare.length() && bare.charAt(n) == bare.charAt(0)) {
      n++;
    }
    boolean inline = bare.charAt(0) == '`' && bare.indexOf('`', n) >= 0;
    return n >= 3 && !inline ? bare.substring(0, n) : "";
  }
}
