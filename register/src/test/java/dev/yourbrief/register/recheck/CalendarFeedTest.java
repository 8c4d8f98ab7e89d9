package dev.yourbrief.register.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Filed;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.Stores;
import dev.yourbrief.register.TestClock;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class CalendarFeedTest {

  @Parameter Stores stores = Stores.SQLITE;
  @TempDir private Path folder = Path.of("");
  private final TestClock clock = new TestClock();

  /** The sequence of each event, by its name. */
  private static Map<String, Integer> events(String text) throws IOException, ParserException {
    Map<String, Integer> events = new TreeMap<>();
    for (CalendarComponent event :
        new CalendarBuilder().build(new StringReader(text)).<CalendarComponent>getComponents()) {
      events.put(
          event.<Property>getRequiredProperty(Property.UID).getValue(),
          Integer.valueOf(event.<Property>getRequiredProperty(Property.SEQUENCE).getValue()));
    }
    return events;
  }

  @Test
  void eachVersionChangesTheEventsOfTheOneBeforeAndWhatIsTakenIsGone() throws Exception {
    try (Register register = stores.open(folder, clock)) {
      Filed.version(register);
      String secret = register.calendar().renew(Filed.ADA);
      String first = register.calendar().at(secret).orElseThrow();
      Map<String, Integer> before = events(first);
      assertThat(first).contains("REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-WR-CALNAME:Decisions");
      assertThat(before.keySet()).anyMatch(uid -> uid.startsWith("recheck-"));
      assertThat(register.calendar().at(secret)).as("the same bytes").contains(first);

      clock.pass(Duration.ofDays(3));
      Filed.save(register);
      Map<String, Integer> after = events(register.calendar().at(secret).orElseThrow());
      assertThat(after.keySet()).isEqualTo(before.keySet());
      after.forEach(
          (uid, sequence) -> assertThat(sequence).isGreaterThan(before.getOrDefault(uid, 0)));

      DueItem taken =
          register.due().all().stream().filter(DueItem::canBeTaken).findFirst().orElseThrow();
      register.rechecks().take(Filed.ID, taken.id(), taken.due(), "", Filed.ADA);
      assertThat(events(register.calendar().at(secret).orElseThrow()).keySet())
          .hasSize(before.size() - 1)
          .noneMatch(uid -> uid.startsWith(taken.id() + "."));
    }
  }

  @Test
  void anAddressWorksUntilItIsRenewedOrTakenAway() {
    try (Register register = stores.open(folder, clock)) {
      String old = register.calendar().renew(Filed.ADA);
      String now = register.calendar().renew(Filed.ADA);
      assertThat(register.calendar().at(old)).isEmpty();
      assertThat(register.calendar().at(now)).isPresent();
      assertThat(register.calendar().at("")).isEmpty();
      register.calendar().revoke(Filed.ADA);
      assertThat(register.calendar().at(now)).isEmpty();
    }
  }

  @Test
  void somebodyWhoMayNoLongerSignInHasNoCalendarAndTheRegistersOwnEndsWithTheFirstAccount() {
    try (Register register = stores.open(folder, clock)) {
      String common = register.calendar().renew(Filed.ADA);
      register
          .store()
          .run(h ->
              h.execute(
                  "INSERT INTO person (id, name, role, created_at) VALUES ('p1', 'Bo', 'viewer',"
                      + " '2026-11-23T12:00:00.000Z')"));
      assertThat(register.calendar().at(common)).isEmpty();
      String mine = register.calendar().renew(new Actor(Optional.of("p1"), "Bo"));
      assertThat(register.calendar().at(mine)).isPresent();
      register.store().run(h -> h.execute("UPDATE person SET active = 0 WHERE id = 'p1'"));
      assertThat(register.calendar().at(mine)).isEmpty();
    }
  }
}
