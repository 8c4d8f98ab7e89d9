package dev.yourbrief.publish.calendar;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * The days of several decisions as one calendar that programs subscribe to. Who subscribes gets the
 * whole of it anew each time, so what is off is left out of it, not cancelled.
 */
public final class Feed {

  /** How often a calendar looks again (RFC 7986, 5.7). */
  private static final Duration REFRESH = Duration.ofHours(6);

  private static final Comparator<Dated> ORDER =
      Comparator.comparing((Dated dated) -> dated.event().date())
          .thenComparing(dated -> dated.event().uid());

  private Feed() {}

  /** An event, and the day it was worded. */
  private record Dated(Event event, LocalDate since) {}

  /** The days of a decision, as its versions so far have them. */
  public static final class Days {

    private final LocalDate asOf;
    private final String uidEnd;
    private final SortedMap<String, Event> events;

    private Days(Brief brief, SortedMap<String, Event> events) {
      this.asOf = brief.asOf();
      this.uidEnd = dev.yourbrief.publish.calendar.Days.uidEnd(brief.id());
      this.events = Collections.unmodifiableSortedMap(events);
    }

    /** The days of a first version. */
    public static Days of(Brief brief) {
      return new Days(brief, Calendar.days(brief, new TreeMap<>()));
    }

    /** The days once another version follows. */
    public Days then(Brief next) {
      return new Days(next, Calendar.days(next, events));
    }
  }

  /**
   * A day that is done with.
   *
   * @param name {@code recheck-ID} or {@code step-ID}
   */
  public record Taken(String name, LocalDate date) {}

  /** The days of a decision, and those of them that are taken. */
  public record Part(Days days, Set<Taken> taken) {

    public Part {
      taken =
          taken.stream()
              .map(t -> new Taken(Page.address(t.name()), t.date()))
              .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isTaken(Event event) {
      return event.uid().endsWith(days.uidEnd)
          && taken.contains(
              new Taken(
                  event.uid().substring(0, event.uid().length() - days.uidEnd.length()),
                  event.date()));
    }
  }

  /**
   * A day that stands in no brief.
   *
   * @param name its name, the same as long as it is the same
   * @param since the day it was written down
   */
  public record Other(
      String name, LocalDate date, LocalDate since, String summary, String description) {}

  /**
   * The calendar.
   *
   * @param name what a calendar program lists it as
   */
  public static String of(String name, Collection<Part> parts, Collection<Other> others) {
    List<Dated> all = new ArrayList<>();
    for (Part part : parts) {
      part.days().events.values().stream()
          .filter(event -> !event.isCancelled() && !part.isTaken(event))
          .forEach(event -> all.add(new Dated(event, part.days().asOf)));
    }
    others.forEach(other -> all.add(new Dated(event(other), other.since())));
    all.sort(ORDER);
    net.fortuna.ical4j.model.Calendar calendar = new net.fortuna.ical4j.model.Calendar();
    calendar.add(new ProdId(Calendar.PRODUCT));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableMethod.PUBLISH);
    String line = Lines.one(name);
    calendar.add(new Name(line));
    calendar.add(new XProperty("X-WR-CALNAME", line));
    calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), REFRESH));
    calendar.add(new XProperty("X-PUBLISHED-TTL", REFRESH.toString()));
    for (Dated dated : all) {
      VEvent component = dated.event().component(dated.since());
      calendar.add(component);
    }
    return Lines.fold(calendar.toString());
  }

  private static Event event(Other other) {
    return new Event(
        other.name() + "@yourbrief",
        other.date(),
        Lines.one(other.summary()),
        Lines.clean(other.description()),
        "YourBrief",
        false,
        0);
  }
}
