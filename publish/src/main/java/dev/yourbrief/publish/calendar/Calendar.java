package dev.yourbrief.publish.calendar;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.References;
import dev.yourbrief.publish.Page;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * The days of a brief as iCalendar (RFC 5545): an all-day event for each second look and for each
 * next step, with a reminder a week before. A later version of a brief changes the events of the
 * one before, because each keeps its UID.
 *
 * <p>{@code SEQUENCE} (RFC 5545, 3.8.7.4) has to rise when an event changes, and the same brief has
 * to give the same bytes. So it is the number of days from the year 2000 to the day the brief
 * speaks from; with the calendar of the version before at hand, it stays as it was where the event
 * is the same, and is at least one more where it is not.
 *
 * <p>An event of the version before that this brief has no more is cancelled, and stays cancelled
 * in later versions until its day is past: somebody may have missed the version between. What is
 * past already is history and is left out.
 *
 * <p>There is no {@code ORGANIZER}, though RFC 5546 asks for one beside {@code METHOD:PUBLISH}: a
 * brief knows roles, not addresses, and calendars take an event with a made-up one for a meeting.
 */
public final class Calendar {

  static final String PRODUCT = "-//YourBrief//YourBrief//EN";

  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

  private final Brief brief;
  private final Page page;
  private final Earlier earlier;
  private final int version;

  private Calendar(Brief brief, Earlier earlier) {
    this.brief = brief;
    this.page = new Page(brief);
    this.earlier = earlier;
    this.version = Math.toIntExact(ChronoUnit.DAYS.between(FIRST, brief.asOf()));
  }

  /**
   * The calendar.
   *
   * @param earlier the calendar of the version before, if there is one. What cannot be read as one
   *     is passed over: it was made by no version of this program, so no event in it is ours to
   *     change, and a brief is not to fail for a file that it is about to replace
   * @throws IllegalArgumentException if the brief shows a figure it does not hold
   */
  public static String of(Brief brief, Optional<String> earlier) {
    References.check(brief);
    Earlier before = earlier.map(text -> Earlier.read(text, brief.id())).orElse(Earlier.NONE);
    return new Calendar(brief, before).write();
  }

  /** The days of a brief, each as changed since the version before it. */
  static SortedMap<String, Event> days(Brief brief, SortedMap<String, Event> before) {
    SortedMap<String, Event> events = new TreeMap<>();
    new Calendar(brief, new Earlier(before))
        .events()
        .forEach(event -> events.put(event.uid(), event));
    return events;
  }

  private String write() {
    net.fortuna.ical4j.model.Calendar calendar = new net.fortuna.ical4j.model.Calendar();
    calendar.add(new ProdId(PRODUCT));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableMethod.PUBLISH);
    events().forEach(event -> calendar.add(event.component(brief.asOf())));
    // The library breaks lines by letters, the standard by octets: it is left to us.
    return Lines.fold(calendar.toString());
  }

  private Set<Event> events() {
    List<Event> now = new Days(page).events();
    Set<Event> events = new TreeSet<>(Comparator.comparing(Event::date).thenComparing(Event::uid));
    Set<String> uids = new HashSet<>();
    for (Event event : now) {
      uids.add(event.uid());
      events.add(event.at(sequence(event)));
    }
    for (Map.Entry<String, Event> was : earlier.events().entrySet()) {
      boolean isPast = was.getValue().date().isBefore(brief.asOf());
      if (!uids.contains(was.getKey()) && !isPast) {
        Event cancelled = was.getValue().cancelled();
        events.add(cancelled.at(sequence(cancelled)));
      }
    }
    return events;
  }

  private int sequence(Event event) {
    Event was = earlier.events().get(event.uid());
    if (was == null) {
      return version;
    }
    return was.saysTheSame(event) ? was.sequence() : Math.max(version, was.sequence() + 1);
  }
}
