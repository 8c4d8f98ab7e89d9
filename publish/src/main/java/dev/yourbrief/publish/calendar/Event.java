package dev.yourbrief.publish.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Related;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Trigger;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableAction;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;

/**
 * Something on a day.
 *
 * @param uid its name in every version
 * @param date the day
 * @param summary what it is, in a line
 * @param description what a person needs to know that day
 * @param category what kind of thing it is
 * @param isCancelled whether it is off
 * @param sequence which version of it this is
 */
record Event(
    String uid,
    LocalDate date,
    String summary,
    String description,
    String category,
    boolean isCancelled,
    int sequence) {

  /** A week. */
  private static final Duration REMINDER = Duration.ofDays(-7);

  Event at(int version) {
    return new Event(uid, date, summary, description, category, isCancelled, version);
  }

  Event cancelled() {
    return new Event(uid, date, summary, description, category, true, sequence);
  }

  boolean saysTheSame(Event other) {
    return at(0).equals(other.at(0));
  }

  VEvent component(LocalDate asOf) {
    VEvent event = new VEvent(false);
    event.add(new Uid(uid));
    event.add(new DtStamp(asOf.atStartOfDay(ZoneOffset.UTC).toInstant()));
    event.add(new DtStart<>(date));
    event.add(new Sequence(sequence));
    event.add(new Summary(summary));
    event.add(new Description(description));
    event.add(new Categories(category));
    event.add(ImmutableTransp.TRANSPARENT);
    if (isCancelled) {
      event.add(ImmutableStatus.VEVENT_CANCELLED);
    } else {
      event.add(reminder());
    }
    return event;
  }

  /** A courtesy: calendars drop, change and ignore reminders of others as they like. */
  private VAlarm reminder() {
    VAlarm alarm = new VAlarm();
    // Before the day begins: the default, said for readers that warn without it.
    alarm.add(new Trigger(new ParameterList(List.of(Related.START)), REMINDER));
    // RFC 9074, section 4: by this a calendar knows a reminder that was put off already.
    alarm.add(new Uid("reminder." + uid));
    alarm.add(ImmutableAction.DISPLAY);
    alarm.add(new Description(summary));
    return alarm;
  }
}
