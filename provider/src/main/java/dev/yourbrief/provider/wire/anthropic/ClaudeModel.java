package dev.yourbrief.provider.wire.anthropic;

import java.util.Locale;
import java.util.StringTokenizer;

/**
 * What a model of Anthropic's takes, by its name; a name without a version is taken for a new one.
 *
 * <p>Source: Anthropic's pages on effort, adaptive thinking and system messages in a conversation,
 * as read in November 2026.
 *
 * @param version a hundred times the major version and the minor one, such as 405
 */
record ClaudeModel(int version, boolean isOpus) {

  private static final int NEWEST = 10_000;

  static ClaudeModel of(String name) {
    StringTokenizer words = new StringTokenizer(name.toLowerCase(Locale.ROOT), "-@.:/_");
    boolean isClaude = false;
    boolean isOpus = false;
    int major = -1;
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      isClaude |= word.equals("claude");
      isOpus |= word.equals("opus");
      boolean isNumber = word.length() <= 2 && word.chars().allMatch(c -> c >= '0' && c <= '9');
      if (major >= 0) {
        int minor = isNumber ? Integer.parseInt(word) : 0;
        return new ClaudeModel(100 * major + minor, isOpus || name.contains("opus"));
      }
      if (isClaude && isNumber) {
        major = Integer.parseInt(word);
      }
    }
    return new ClaudeModel(major < 0 ? NEWEST : 100 * major, isOpus);
  }

  boolean takesEffort() {
    return version >= (isOpus ? 405 : 406);
  }

  boolean takesAdaptiveThinking() {
    return version >= 406;
  }

  boolean takesSystemTurns() {
    return version >= 408;
  }
}
