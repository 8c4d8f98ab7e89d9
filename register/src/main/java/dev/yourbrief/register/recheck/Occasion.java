package dev.yourbrief.register.recheck;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * When something due is said, and in what words: in the week before its day, on its day or in the
 * days after it, and once in each week it is overdue. If nobody looked for a while the occasions
 * between are not made up for.
 *
 * @param item what is due
 * @param days from its day to today; below zero while it is ahead
 */
record Occasion(DueItem item, long days) {

  private static final int WEEK = 7;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  /** The occasion there is today, if there is one. */
  static Optional<Occasion> of(DueItem item, LocalDate today) {
    long days = ChronoUnit.DAYS.between(item.due(), today);
    return days < -WEEK ? Optional.empty() : Optional.of(new Occasion(item, days));
  }

  /** Its name: it is said once under each. */
  String name() {
    return item.id() + " " + item.due() + " " + Math.floorDiv(days, WEEK);
  }

  /** A line. */
  String subject() {
    return switch (item.kind()) {
      case ESCALATION ->
          (days < WEEK ? "Escalated to you: " : "Still no answer: ")
              + bare()
              + " – "
              + item.title();
      default -> when() + ": " + item.what() + " – " + item.title();
    };
  }

  private String bare() {
    return item.what().substring(item.what().indexOf(": ") + 2);
  }

  private String when() {
    if (days == 0) {
      return "Today";
    }
    if (days < 0) {
      return days == -1 ? "Tomorrow" : "In " + -days + " days";
    }
    return days == 1 ? "Overdue since yesterday" : "Overdue by " + days + " days";
  }

  /** All one needs to know. */
  String body(Links links) {
    StringBuilder body = new StringBuilder();
    body.append(item.what()).append(".\n\n");
    body.append("Decision: ").append(item.title()).append('\n');
    body.append(item.kind() == DueItem.Kind.ESCALATION ? "Raised: " : "Due: ");
    body.append(DAY.format(item.due())).append('\n');
    if (!item.who().isEmpty()) {
      body.append("For: ").append(item.who()).append('\n');
    }
    if (!item.more().isEmpty()) {
      body.append(item.more()).append('\n');
    }
    body.append('\n').append(links.decision(item.decision())).append('\n');
    body.append("All that is due: ").append(links.due()).append('\n');
    return body.toString();
  }
}
