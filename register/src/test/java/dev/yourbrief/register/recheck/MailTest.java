package dev.yourbrief.register.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.yourbrief.register.Filed;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.Stores;
import dev.yourbrief.register.TestClock;
import dev.yourbrief.register.settings.Settings;
import dev.yourbrief.register.settings.SettingsReader;
import dev.yourbrief.register.store.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MailTest {

  @TempDir private Path folder = Path.of("");
  private final TestClock clock = new TestClock();

  private Settings settings(int port) throws IOException {
    Files.writeString(
        folder.resolve(Settings.FILE),
        """
        address: https://decisions.example.com
        mail: {host: 127.0.0.1, port: %d, tls: none, from: "Decisions <brief@example.com>"}
        """
            .formatted(port));
    return SettingsReader.read(folder, Map.of());
  }

  private static void person(Store store, String id, String name, String email) {
    store.run(h ->
        h.execute(
            "INSERT INTO person (id, name, email, role, created_at) VALUES (?, ?, ?, 'viewer', ?)",
            id,
            name,
            email,
            store.now()));
  }

  private static Reminders reminders(Register register, Settings settings) {
    return new Reminders(register.store(), settings, register.due(), new Outbox(register.store()));
  }

  private static List<Reminder> all(Register register) {
    return new Outbox(register.store()).list(Filed.ID);
  }

  /** One reminder, to one person. */
  private Reminder one(Register register) {
    Filed.decision(register);
    person(register.store(), "p1", "Bo", "bo@example.com");
    Outbox outbox = new Outbox(register.store());
    outbox.put(Filed.ID, "try", Reminder.Channel.MAIL, "p1", "Look again", "It is time.\n");
    return outbox.list(Filed.ID).getFirst();
  }

  @Test
  void whoHasAnAddressIsToldOnceOfEachThingThatIsDue() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try (Register register = Stores.SQLITE.open(folder, clock)) {
      Settings settings = settings(server.getSmtp().getPort());
      Filed.version(register);
      person(register.store(), "p1", "Bo, \"the\" Böss", "bo@example.com");
      person(register.store(), "p2", "Cy", "");
      Reminders reminders = reminders(register, settings);
      int found = reminders.find(register.today());
      assertThat(found).isPositive();
      assertThat(reminders.find(register.today())).as("a second pass").isZero();
      assertThat(reminders.deliver()).isEqualTo(found);
      assertThat(reminders.deliver()).isZero();
      MimeMessage[] mails = server.getReceivedMessages();
      assertThat(mails).hasSize(found);
      assertThat(mails[0].getHeader("Message-ID")[0]).matches("<[0-9a-f]{40}@example\\.com>");
      assertThat(mails[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(mails[0].getAllRecipients()).hasSize(1);
      assertThat(mails[0].getSubject()).contains(Filed.TITLE);
      assertThat(String.valueOf(mails[0].getContent()))
          .contains("https://decisions.example.com/decisions/" + Filed.ID);
      assertThat(all(register)).extracting(Reminder::state).containsOnly(Reminder.State.SENT);
    } finally {
      server.stop();
    }
  }

  @Test
  void itIsSaidAWeekBeforeOnTheDayAndOnceInEachWeekItIsOverdue() throws Exception {
    try (Register register = Stores.SQLITE.open(folder, clock)) {
      Filed.version(register);
      person(register.store(), "p1", "Bo", "bo@example.com");
      DueItem last = register.due().all().getLast();
      Reminders reminders = reminders(register, settings(9));
      List<Integer> days = new java.util.ArrayList<>();
      for (int day = -12; day <= 22; day++) {
        reminders.find(last.due().plusDays(day));
        long said =
            all(register).stream()
                .filter(r -> r.subject().contains(": " + last.what() + " – "))
                .count();
        if (said > days.size()) {
          days.add(day);
        }
      }
      assertThat(days).containsExactly(-7, 0, 7, 14, 21);
    }
  }

  @Test
  void wordsOfPeopleBecomeNoHeader() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try (Register register = Stores.SQLITE.open(folder, clock)) {
      Filed.decision(register);
      person(register.store(), "p1", "Bo\r\nBcc: eve@example.com", "bo@example.com");
      person(register.store(), "p2", "Cy", "cy@example.com\r\nBcc: eve@example.com");
      person(register.store(), "p3", "Di", "di@example.com, eve@example.com");
      Outbox outbox = new Outbox(register.store());
      for (String person : List.of("p1", "p2", "p3")) {
        String subject = "Look\r\nBcc: eve@example.com\r\n\r\nagain";
        outbox.put(Filed.ID, "try", Reminder.Channel.MAIL, person, subject, "Now.\n.\nMore.\n");
      }
      reminders(register, settings(server.getSmtp().getPort())).deliver();
      MimeMessage[] mails = server.getReceivedMessages();
      assertThat(mails).as("the addresses that are none get nothing").hasSize(1);
      assertThat(mails[0].getHeader("Bcc")).isNull();
      assertThat(mails[0].getAllRecipients()).hasSize(1);
      assertThat(mails[0].getSubject()).isEqualTo("Look Bcc: eve@example.com again");
      assertThat(String.valueOf(mails[0].getContent())).contains("More.");
      assertThat(all(register))
          .extracting(Reminder::recipient, Reminder::state)
          .contains(
              org.assertj.core.groups.Tuple.tuple("p2", Reminder.State.FAILED),
              org.assertj.core.groups.Tuple.tuple("p3", Reminder.State.FAILED));
    } finally {
      server.stop();
    }
  }

  @Test
  void aServerThatCannotBeReachedIsAskedAgainWithGrowingWaitsAndAtLastNoMore() throws Exception {
    int nobody;
    try (var socket = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    try (Register register = Stores.SQLITE.open(folder, clock)) {
      one(register);
      Reminders reminders = reminders(register, settings(nobody));
      reminders.deliver();
      Reminder first = all(register).getFirst();
      assertThat(first.state()).isEqualTo(Reminder.State.WAITING);
      assertThat(first.error()).startsWith("The mail server cannot be reached");
      reminders.deliver();
      assertThat(all(register).getFirst().attempts()).as("not before its time").isEqualTo(1);
      for (int i = 0; i < 20; i++) {
        clock.pass(Duration.ofHours(25));
        reminders.deliver();
      }
      assertThat(all(register).getFirst().state()).isEqualTo(Reminder.State.FAILED);
      assertThat(all(register).getFirst().attempts()).isEqualTo(8);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 450 try later, WAITING",
    "RCPT, 550 nobody here, FAILED",
    "DATA, 451 too busy, WAITING",
    "DOT, 451 too busy, WAITING",
    "DOT, 554 no, FAILED",
    "RCPT, drop, WAITING",
    "DATA, drop, WAITING",
    "DOT, drop, UNSURE"
  })
  void onlyWhatMayHaveArrivedIsLeftToAPerson(String at, String answer, Reminder.State state)
      throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp(at, answer);
        Register register = Stores.SQLITE.open(folder, clock)) {
      Reminder reminder = one(register);
      Reminders reminders = reminders(register, settings(server.port()));
      reminders.deliver();
      assertThat(all(register).getFirst().state()).as(all(register).toString()).isEqualTo(state);
      int mails = server.mails();
      clock.pass(Duration.ofDays(30));
      server.behave();
      reminders.deliver();
      Outbox outbox = new Outbox(register.store());
      if (state == Reminder.State.WAITING) {
        assertThat(server.mails()).isEqualTo(mails + 1);
        assertThat(all(register).getFirst().state()).isEqualTo(Reminder.State.SENT);
        assertThat(outbox.again(reminder.id(), Filed.ADA)).as("it was sent").isFalse();
      } else {
        assertThat(server.mails()).as("not by itself").isEqualTo(mails);
        assertThat(outbox.troubled()).hasSize(1);
        assertThat(outbox.again(reminder.id(), Filed.ADA)).isTrue();
        assertThat(outbox.again(reminder.id(), Filed.ADA)).as("a second press").isFalse();
        reminders.deliver();
        assertThat(server.mails()).isEqualTo(mails + 1);
      }
    }
  }
}
