package dev.yourbrief.publish.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.ValidationWarnings;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.property.RawProperty;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Brief.BottomLine;
import dev.yourbrief.playbook.brief.Brief.Recheck;
import dev.yourbrief.playbook.brief.Brief.Step;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Briefs;
import java.nio.charset.StandardCharsets;
import java.text.SimpleDateFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTest {

  private static final String REDECIDE = "recheck-redecide.ticket-triage@yourbrief";
  private static final String REVISIT = "recheck-revisit.ticket-triage@yourbrief";
  private static final String TRIAL = "step-trial.ticket-triage@yourbrief";

  /** Days from the first of January 2000 to the fixture's day. */
  private static final int NOVEMBER = 9823;

  @Test
  void anotherReaderFindsEveryDayAndNothingToWarnOf() {
    ICalendar calendar = read(Calendar.of(Briefs.wrap(), Optional.empty()));
    assertThat(calendar.getMethod().getValue()).isEqualTo("PUBLISH");
    assertThat(calendar.getEvents().stream().map(e -> day(e) + " " + e.getUid().getValue()))
        .containsExactly(
            "2026-11-27 step-crossover.ticket-triage@yourbrief",
            "2026-12-04 step-layer.ticket-triage@yourbrief",
            "2026-12-04 " + TRIAL,
            "2027-02-21 " + REDECIDE,
            "2027-05-24 " + REVISIT);
    VEvent redecide = event(byUid(calendar), REDECIDE);
    assertThat(redecide.getSummary().getValue())
        .isEqualTo("Decide again: Build our own model for ticket triage, or keep wrapping an API?");
    assertThat(redecide.getDescription().getValue())
        .contains("Keep wrapping the API.", "The moat is unproven");
    assertThat(redecide.getTransparency().isTransparent()).isTrue();
    assertThat(redecide.getCategories().getFirst().getValues()).containsExactly("Decision review");
    assertThat(redecide.getSequence().getValue()).isEqualTo(NOVEMBER);
    assertThat(redecide.getDateTimeStamp().getValue().toInstant())
        .isEqualTo("2026-11-23T00:00:00Z");
    assertThat(redecide.getDateStart().getValue().hasTime()).isFalse();
    VAlarm alarm = redecide.getAlarms().getFirst();
    assertThat(alarm.getAction().isDisplay()).isTrue();
    assertThat(alarm.getTrigger().getDuration().toMillis()).isEqualTo(-7L * 24 * 60 * 60 * 1000);
    assertThat(alarm.getExperimentalProperties().stream().map(RawProperty::getName).toList())
        .isSubsetOf("UID");
    assertThat(event(byUid(calendar), TRIAL).getDescription().getValue())
        .contains("lead engineer", "Done when: the report is locked", "yourbrief trial run");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a; b, c: d \\ e \\n f",
        "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil",
        "x\nATTACH:file:///etc/passwd",
        "\u0000\u0007\u000b\ud800 broken",
        "漢字 and 😀 and é, so long that lines must break: 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字"
            + "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
        "\"quoted\" ^n ^' %0D%0A",
      })
  void whatPeopleWroteIsOneValue(String words) {
    String text = Calendar.of(Briefs.hostile(words), Optional.empty());
    List<VEvent> events = read(text).getEvents();
    assertThat(events).hasSize(2);
    String shown = Lines.one(words);
    assertThat(events).allSatisfy(e -> assertThat(e.getSummary().getValue()).startsWith(shown));
    assertThat(events)
        .allSatisfy(e -> assertThat(e.getDescription().getValue()).contains("Decision: " + shown));
    assertThat(events).allMatch(e -> e.getAttachments().isEmpty());
    for (String line : text.split("\r\n", -1)) {
      assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
      assertThat(line).doesNotContain("\n", "\r");
    }
    assertThat(text).endsWith("END:VCALENDAR\r\n");
    assertThat(Calendar.of(Briefs.hostile(words), Optional.of(text))).isEqualTo(text);
  }

  @Test
  void theSameBriefGivesTheSameBytesWithOrWithoutItself() {
    String first = Calendar.of(Briefs.wrap(), Optional.empty());
    assertThat(Calendar.of(Briefs.wrap(), Optional.empty())).isEqualTo(first);
    assertThat(Calendar.of(Briefs.wrap(), Optional.of(first))).isEqualTo(first);
  }

  @Test
  void overThreeVersionsOnlyWhatChangesRises() {
    String first = Calendar.of(Briefs.wrap(), Optional.empty());

    // A month later: the trial's day has moved, one recheck is gone, the other is as it was.
    Brief later = later(Briefs.wrap(), 30, "redecide", LocalDate.of(2026, 12, 28));
    String second = Calendar.of(later, Optional.of(first));
    Map<String, VEvent> events = byUid(read(second));
    assertThat(sequence(events, REDECIDE)).isEqualTo(NOVEMBER);
    assertThat(sequence(events, TRIAL)).isEqualTo(NOVEMBER + 30);
    assertThat(day(event(events, TRIAL))).isEqualTo("2026-12-28");
    VEvent gone = event(events, REVISIT);
    assertThat(gone.getStatus().isCancelled()).isTrue();
    assertThat(gone.getAlarms()).isEmpty();
    assertThat(gone.getSequence().getValue()).isEqualTo(NOVEMBER + 30);
    assertThat(Calendar.of(later, Optional.of(second))).isEqualTo(second);

    // Back again the same day: an event that comes back, and one that changes twice in a day.
    String third =
        Calendar.of(later(Briefs.wrap(), 30, "", LocalDate.of(2026, 12, 29)), Optional.of(second));
    events = byUid(read(third));
    assertThat(sequence(events, TRIAL)).isEqualTo(NOVEMBER + 31);
    VEvent back = event(events, REVISIT);
    assertThat(back.getStatus()).isNull();
    assertThat(back.getSequence().getValue()).isEqualTo(NOVEMBER + 31);

    // A cancelled event stays so until its day is past.
    Brief muchLater = later(Briefs.wrap(), 60, "redecide", LocalDate.of(2027, 6, 1));
    String fourth = Calendar.of(muchLater, Optional.of(second));
    assertThat(sequence(byUid(read(fourth)), REVISIT)).isEqualTo(NOVEMBER + 30);
    Brief after = later(Briefs.wrap(), 300, "redecide", LocalDate.of(2027, 12, 1));
    assertThat(byUid(read(Calendar.of(after, Optional.of(fourth))))).doesNotContainKey(REVISIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:" + TRIAL,
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:"
            + TRIAL
            + "\r\nDTSTART:nonsense\r\nSEQUENCE:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:other@elsewhere"
            + "\r\nDTSTART;VALUE=DATE:20990101\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        BEGIN:VEVENT
        UID:other@elsewhere
        DTSTART;TZID=Mars/Base:20990101T100000
        END:VEVENT
        END:VCALENDAR
        """,
      })
  void aFileThatIsNoEarlierVersionIsPassedOver(String earlier) {
    assertThat(Calendar.of(Briefs.wrap(), Optional.of(earlier)))
        .isEqualTo(Calendar.of(Briefs.wrap(), Optional.empty()));
  }

  @Test
  void anAbsurdSequenceIsStillRisen() {
    String earlier =
        Calendar.of(Briefs.wrap(), Optional.empty())
            .replace("SEQUENCE:" + NOVEMBER, "SEQUENCE:2147483647")
            .replace("Decide again", "Decide once more");
    Map<String, VEvent> events = byUid(read(Calendar.of(Briefs.wrap(), Optional.of(earlier))));
    assertThat(sequence(events, REDECIDE)).isEqualTo(Integer.MAX_VALUE);
  }

  private static ICalendar read(String text) {
    List<ICalendar> calendars = Biweekly.parse(text).all();
    assertThat(calendars).hasSize(1);
    ICalendar calendar = calendars.getFirst();
    ValidationWarnings warnings = calendar.validate(ICalVersion.V2_0);
    assertThat(warnings.isEmpty()).as("%s", warnings).isTrue();
    return calendar;
  }

  private static Map<String, VEvent> byUid(ICalendar calendar) {
    return calendar.getEvents().stream()
        .collect(Collectors.toMap(e -> e.getUid().getValue(), e -> e));
  }

  private static VEvent event(Map<String, VEvent> events, String uid) {
    return Objects.requireNonNull(events.get(uid), uid);
  }

  private static int sequence(Map<String, VEvent> events, String uid) {
    return event(events, uid).getSequence().getValue();
  }

  private static String day(VEvent event) {
    return new SimpleDateFormat("yyyy-MM-dd").format(event.getDateStart().getValue());
  }

  /** The brief of a later day, with one recheck at most, and another day for the trial. */
  private static Brief later(Brief b, int days, String only, LocalDate trial) {
    SortedMap<String, Figure> figures = new TreeMap<>(b.figures());
    Figure week = Objects.requireNonNull(figures.get("date.week"));
    figures.put("date.trial", Figure.day("date.trial", "trial", trial, week.provenance()));
    BottomLine line = b.bottomLine();
    List<Recheck> rechecks =
        line.rechecks().stream().filter(r -> only.isEmpty() || r.id().equals(only)).toList();
    List<Step> steps = new ArrayList<>();
    for (Step step : b.nextSteps()) {
      boolean moved = step.id().equals("trial");
      steps.add(
          new Step(
              step.id(),
              step.what(),
              step.owner(),
              moved ? "date.trial" : step.due(),
              step.doneWhen(),
              step.command()));
    }
    return new Brief(
        b.id(),
        b.locale(),
        b.playbook(),
        b.playbookVersion(),
        b.title(),
        b.asOf().plusDays(days),
        new BottomLine(
            line.option(),
            line.forced(),
            line.headline(),
            line.sentences(),
            line.crossover(),
            rechecks,
            List.<Text>copyOf(line.wouldChange())),
        b.decision(),
        b.questions(),
        b.frameworks(),
        b.criteria(),
        b.sources(),
        steps,
        b.escalation(),
        b.counterCase(),
        b.roles(),
        figures,
        b.basis());
  }
}
