package dev.yourbrief.trial.format;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Results as JUnit XML, which every build server shows: a suite an arm, a case an item. A score
 * below 1 is a failure, an answer that never came an error, an item that was not asked or not
 * graded is skipped. The sums of a suite are its properties; a cost is among them only when that of
 * every answer is known.
 */
public final class JUnitXml {

  private JUnitXml() {}

  /** The XML, in UTF-8 when it is written. Characters that XML cannot hold become U+FFFD. */
  public static String write(Results results) {
    StringBuilder suites = new StringBuilder();
    Counts all = new Counts();
    for (Results.Arm arm : results.arms()) {
      suites.append(suite(results, arm, all));
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\""
        + escaped(results.name())
        + "\""
        + all.attributes()
        + ">\n"
        + suites
        + "</testsuites>\n";
  }

  /** What a suite, or all of them, add up to. */
  private static final class Counts {
    private int tests;
    private int failures;
    private int errors;
    private int skipped;
    private double seconds;

    String attributes() {
      return " tests=\""
          + tests
          + "\" failures=\""
          + failures
          + "\" errors=\""
          + errors
          + "\" skipped=\""
          + skipped
          + "\" time=\""
          + time(seconds)
          + "\"";
    }

    void add(Counts other) {
      tests += other.tests;
      failures += other.failures;
      errors += other.errors;
      skipped += other.skipped;
      seconds += other.seconds;
    }
  }

  private static String suite(Results results, Results.Arm arm, Counts all) {
    Counts counts = new Counts();
    StringBuilder cases = new StringBuilder();
    for (Results.Item item : results.items()) {
      Optional<Results.Answer> answer = arm.answer(item.id());
      OptionalDouble seconds =
          answer.map(Results.Answer::latencySeconds).orElse(OptionalDouble.empty());
      counts.tests++;
      counts.seconds += seconds.orElse(0);
      cases
          .append("    <testcase name=\"")
          .append(escaped(item.id()))
          .append("\" classname=\"")
          .append(escaped(arm.label()))
          .append("\" time=\"")
          .append(time(seconds.orElse(0)))
          .append('"')
          .append(content(answer, counts));
    }
    all.add(counts);
    return "  <testsuite name=\""
        + escaped(arm.label())
        + "\""
        + counts.attributes()
        + ">\n"
        + properties(arm)
        + cases
        + "  </testsuite>\n";
  }

  private static String content(Optional<Results.Answer> answer, Counts counts) {
    if (answer.isEmpty() || (answer.get().error().isEmpty() && answer.get().score().isEmpty())) {
      counts.skipped++;
      String why = answer.isEmpty() ? "not asked" : "not graded";
      return ">\n      <skipped message=\"" + why + "\"/>\n    </testcase>\n";
    }
    if (answer.get().error().isPresent()) {
      counts.errors++;
      return element("error", answer.get().error().get(), "call", answer.get());
    }
    if (!answer.get().passed()) {
      counts.failures++;
      String score = "score " + answer.get().score().orElse(0);
      String why = answer.get().why();
      return element("failure", why.isEmpty() ? score : score + ": " + why, "grade", answer.get());
    }
    return "/>\n";
  }

  private static String element(String name, String message, String type, Results.Answer answer) {
    return ">\n      <"
        + name
        + " message=\""
        + escaped(message)
        + "\" type=\""
        + type
        + "\">"
        + escaped(answer.text().orElse(""))
        + "</"
        + name
        + ">\n    </testcase>\n";
  }

  private static String properties(Results.Arm arm) {
    StringBuilder properties = new StringBuilder();
    List<Results.Answer> answers = List.copyOf(arm.answers().values());
    answers.stream()
        .flatMapToDouble(answer -> answer.score().stream())
        .average()
        .ifPresent(mean -> property("mean score", Double.toString(mean), properties));
    if (!answers.isEmpty() && answers.stream().allMatch(a -> a.costUsd().isPresent())) {
      BigDecimal cost =
          answers.stream()
              .flatMap(answer -> answer.costUsd().stream())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      property("cost USD", cost.toPlainString(), properties);
    }
    return properties.isEmpty() ? "" : "    <properties>\n" + properties + "    </properties>\n";
  }

  private static void property(String name, String value, StringBuilder to) {
    to.append("      <property name=\"")
        .append(name)
        .append("\" value=\"")
        .append(value)
        .append("\"/>\n");
  }

  private static String time(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '"' -> out.append("&quot;");
            case '\n', '\r', '\t' -> out.append("&#").append(c).append(';');
            default -> out.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
          }
        });
    return out.toString();
  }

  /** XML 1.0, production 2 (Char). */
  private static boolean isAllowed(int c) {
    return (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || (c >= 0x10000 && c <= 0x10FFFF);
  }
}
