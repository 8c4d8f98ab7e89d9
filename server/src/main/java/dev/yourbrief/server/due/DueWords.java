package dev.yourbrief.server.due;

import dev.yourbrief.register.Register;
import dev.yourbrief.register.recheck.DueItem;
import dev.yourbrief.register.recheck.DueList;
import dev.yourbrief.register.recheck.Reminder;
import dev.yourbrief.register.settings.Settings;
import dev.yourbrief.server.page.Dates;
import dev.yourbrief.server.page.DuePage;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the due list says. */
final class DueWords {

  private DueWords() {}

  static List<DuePage.Group> groups(DueList.Due due, LocalDate today) {
    List<DuePage.Group> groups = new ArrayList<>();
    add(groups, "Overdue", due.overdue(), today);
    add(groups, "This week", due.thisWeek(), today);
    add(groups, "Later", due.later(), today);
    return groups;
  }

  private static void add(
      List<DuePage.Group> groups, String name, List<DueItem> items, LocalDate today) {
    if (!items.isEmpty()) {
      groups.add(new DuePage.Group(name, items.stream().map(item -> row(item, today)).toList()));
    }
  }

  private static DuePage.Row row(DueItem item, LocalDate today) {
    String decision = "/decisions/" + item.decision();
    return switch (item.kind()) {
      case PREDICTION ->
          new DuePage.Row(item, when(item, today), decision + "#predictions", "Say what happened");
      case ESCALATION ->
          new DuePage.Row(item, when(item, today), decision + "#escalations", "Answer it");
      case RECHECK, STEP -> new DuePage.Row(item, when(item, today), decision, "Open it");
    };
  }

  private static String when(DueItem item, LocalDate today) {
    long days = ChronoUnit.DAYS.between(today, item.due());
    String day = Dates.day(item.due().toString());
    if (item.kind() == DueItem.Kind.ESCALATION) {
      return "Raised " + day;
    }
    if (days == 0) {
      return "Today, " + day;
    }
    String far = Math.abs(days) == 1 ? "one day" : Math.abs(days) + " days";
    return day + (days > 0 ? ", in " + far : ", " + far + " ago");
  }

  static List<DuePage.Trouble> troubled(List<Reminder> reminders, Register register) {
    Map<String, String> names = new TreeMap<>();
    register
        .store()
        .read(h ->
            h.createQuery("SELECT id, name FROM person")
                .map((rs, ctx) -> names.put(rs.getString(1), rs.getString(2)))
                .list());
    return reminders.stream().map(reminder -> trouble(reminder, names)).toList();
  }

  private static DuePage.Trouble trouble(Reminder reminder, Map<String, String> names) {
    String whom =
        reminder.channel() == Reminder.Channel.MAIL
            ? names.getOrDefault(reminder.recipient(), "somebody who is gone") + ", by mail"
            : reminder.recipient() + ", by webhook";
    String state =
        switch (reminder.state()) {
          case UNSURE ->
              "Nobody can tell whether it arrived. It is not sent again unless you say so: ask"
                  + " first.";
          case FAILED -> "It was not sent, and is not tried again.";
          default -> "It was not sent yet. Next try: " + Dates.minute(reminder.nextAt()) + ".";
        };
    boolean canBeSentAgain =
        reminder.state() == Reminder.State.UNSURE || reminder.state() == Reminder.State.FAILED;
    return new DuePage.Trouble(reminder, whom, state, canBeSentAgain);
  }

  static String tells(Settings settings) {
    List<String> ways = new ArrayList<>();
    settings.mail().ifPresent(_ -> ways.add("by mail to everybody with an address"));
    settings.webhooks().forEach(webhook -> ways.add("in " + webhook.name()));
    return ways.isEmpty()
        ? "No reminders are sent: neither mail nor a webhook is set up in yourbrief.yaml."
        : "Reminders go out "
            + String.join(" and ", ways)
            + ": a week before, on the day, and each week something is overdue.";
  }
}
