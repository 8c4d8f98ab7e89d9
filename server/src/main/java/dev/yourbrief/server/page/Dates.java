package dev.yourbrief.server.page;

import dev.yourbrief.publish.Wording;
import java.time.LocalDate;

/** Days and times as people read them. */
public final class Dates {

  private Dates() {}

  /** The day of an instant or a day in ISO 8601, such as {@code 29 Nov 2026}. */
  public static String day(String iso) {
    return Wording.ENGLISH.date(LocalDate.parse(iso.substring(0, 10)));
  }

  /** An instant to the minute, in UTC. */
  public static String minute(String iso) {
    return day(iso) + ", " + iso.substring(11, 16) + " UTC";
  }
}
