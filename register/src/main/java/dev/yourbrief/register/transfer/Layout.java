package dev.yourbrief.register.transfer;

import java.util.Locale;

/**
 * How an exported register lies in its folder:
 *
 * <pre>
 * register.json                           that it is one, and when it was written
 * decisions/ID/                           a decision: a folder that the command reads
 * decisions/ID/record.json                versions, sign-offs and all that is kept about it
 * decisions/ID/versions/001/brief.json    a version, beside the files it was computed from
 * </pre>
 */
final class Layout {

  static final String REGISTER = "register.json";
  static final String DECISIONS = "decisions";
  static final String RECORD = "record.json";
  static final String VERSIONS = "versions";
  static final String BRIEF = "brief.json";
  static final String FORMAT = "yourbrief-register";
  static final int FORMAT_VERSION = 1;

  /** Where a file goes whose place is taken by one of ours. */
  private static final String ELSEWHERE = "also/";

  private Layout() {}

  static String version(int number) {
    return VERSIONS + "/" + String.format(Locale.ROOT, "%03d", number) + "/";
  }

  /** Where a decision's file lies in its folder. */
  static String ofDecision(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    boolean isOurs =
        lower.equals(RECORD) || lower.equals(VERSIONS) || lower.startsWith(VERSIONS + "/");
    return isOurs || lower.startsWith(ELSEWHERE) ? ELSEWHERE + path : path;
  }

  /** Where a version's file lies in its folder. */
  static String ofVersion(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.equals(BRIEF) || lower.startsWith(ELSEWHERE) ? ELSEWHERE + path : path;
  }
}
