package dev.yourbrief.publish.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of the version before.
 *
 * @param events its events of this decision, by UID; those of others are not ours to change
 */
record Earlier(SortedMap<String, Event> events) {

  static final Earlier NONE = new Earlier(new TreeMap<>());

  /** Beyond this no number of days is, and one more would be none. */
  private static final int HIGHEST = Integer.MAX_VALUE - 1;

  /** What a calendar says; nothing if it cannot be read. */
  static Earlier read(String text, String briefId) {
    try {
      net.fortuna.ical4j.model.Calendar calendar =
          new CalendarBuilder(new NoTimeZones()).build(new StringReader(text));
      SortedMap<String, Event> events = new TreeMap<>();
      for (CalendarComponent component : calendar.<CalendarComponent>getComponents()) {
        if (component instanceof VEvent event
            && value(event, Property.UID).endsWith(Days.uidEnd(briefId))) {
          Event read = event(event);
          events.put(read.uid(), read);
        }
      }
      return new Earlier(events);
    } catch (IOException | ParserException | IllegalArgumentException | DateTimeException e) {
      return NONE;
    }
  }

  private static Event event(VEvent event) {
    return new Event(
        value(event, Property.UID),
        day(event),
        value(event, Property.SUMMARY),
        value(event, Property.DESCRIPTION),
        value(event, Property.CATEGORIES),
        value(event, Property.STATUS).equals(Status.VALUE_CANCELLED),
        event
            .<Sequence>getProperty(Property.SEQUENCE)
            .map(s -> Math.clamp(s.getSequenceNo(), 0, HIGHEST))
            .orElse(0));
  }

  private static LocalDate day(VEvent event) {
    return event
        .<DtStart<?>>getProperty(Property.DTSTART)
        .map(start -> LocalDate.from(start.getDate()))
        .orElseThrow(() -> new IllegalArgumentException("an event without a day"));
  }

  private static String value(VEvent event, String name) {
    return event.<Property>getProperty(name).map(Property::getValue).orElse("");
  }

  /** Our events have days, no hours: so no time zone is looked up, here or in the network. */
  private static final class NoTimeZones implements TimeZoneRegistry {

    @Override
    public void register(TimeZone zone) {}

    @Override
    public void register(TimeZone zone, boolean update) {}

    @Override
    public void clear() {}

    @Override
    public @Nullable TimeZone getTimeZone(String id) {
      return null;
    }

    @Override
    public Map<String, ZoneRules> getZoneRules() {
      return Map.of();
    }

    @Override
    public ZoneId getZoneId(String id) {
      throw new DateTimeException("no time zone is known here: " + id);
    }

    @Override
    public String getTzId(String id) {
      return id;
    }
  }
}
