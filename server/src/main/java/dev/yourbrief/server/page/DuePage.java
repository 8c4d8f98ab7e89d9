package dev.yourbrief.server.page;

import dev.yourbrief.register.recheck.DueItem;
import dev.yourbrief.register.recheck.Reminder;
import java.util.List;
import java.util.Optional;

/**
 * What is due.
 *
 * @param groups overdue, this week, later; those that hold nothing left out
 * @param troubled reminders that did not go out, or perhaps not
 * @param tells who is told of what is due besides this page, in a sentence
 * @param hasCalendar whether the reader's calendar has an address
 * @param calendar that address, when it was just made
 */
public record DuePage(
    Shell shell,
    List<Group> groups,
    List<Trouble> troubled,
    String tells,
    boolean hasCalendar,
    Optional<Address> calendar) {

  /** Some of what is due, under a heading. */
  public record Group(String name, List<Row> rows) {}

  /**
   * One thing that is due.
   *
   * @param when its day, and how far off that is
   * @param action where one goes to do something about it
   * @param doing what that is, on the link
   */
  public record Row(DueItem item, String when, String action, String doing) {}

  /**
   * A reminder that did not go out.
   *
   * @param whom to whom it was to go
   * @param state what became of it, in a sentence
   */
  public record Trouble(Reminder reminder, String whom, String state, boolean canBeSentAgain) {}

  /**
   * The address of a calendar.
   *
   * @param web as a browser takes it
   * @param webcal as calendar programs take it
   */
  public record Address(String web, String webcal) {}
}
