package dev.yourbrief.server.sign;

import dev.yourbrief.register.Register;
import dev.yourbrief.register.people.Accounts;
import dev.yourbrief.register.people.Person;
import dev.yourbrief.register.people.Role;
import dev.yourbrief.register.settings.Settings;
import dev.yourbrief.register.settings.SettingsReader;
import dev.yourbrief.server.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** A register that is served at a free port, on a day that moves only when told to. */
final class Site implements AutoCloseable {

  static final String PASSWORD = "correct horse battery";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T12:00:00Z"));
  private final Settings settings;
  private final Register register;
  private final Server server;

  /** With nothing but the address it listens at set, and no accounts. */
  static Site open(Path folder) throws IOException {
    return new Site(folder, "listen: 127.0.0.1:0", "");
  }

  /**
   * As the settings say.
   *
   * @param admin who has the first account; empty text for nobody
   */
  Site(Path folder, String yaml, String admin) throws IOException {
    Files.writeString(folder.resolve(Settings.FILE), yaml + "\n");
    settings = SettingsReader.read(folder, Map.of("CLIENT_SECRET", "not so secret"));
    InstantSource clock = now::get;
    register = Register.open(settings.database(), clock, ZoneOffset.UTC);
    if (!admin.isEmpty()) {
      Person first = accounts().people().addFirst(admin, "");
      accounts().signIns().setPassword(first.id(), PASSWORD, first.actor());
    }
    try {
      server = Server.start(register, settings);
    } catch (RuntimeException e) {
      register.close();
      throw e;
    }
  }

  Register register() {
    return register;
  }

  Settings settings() {
    return settings;
  }

  Accounts accounts() {
    return register.accounts();
  }

  Person add(String name, Role role) {
    Person person =
        accounts().people().add(name, "", role, dev.yourbrief.register.Actor.named("test"));
    accounts().signIns().setPassword(person.id(), PASSWORD, person.actor());
    return person;
  }

  void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  String host() {
    return "127.0.0.1:" + server.port();
  }

  Visitor visitor() {
    return new Visitor(host());
  }

  /** Somebody who is signed in. */
  Visitor signedIn(String name) throws Exception {
    Visitor visitor = visitor();
    Visitor.Page page = visitor.post("/sign-in", Map.of("name", name, "password", PASSWORD));
    if (page.status() != 303) {
      throw new AssertionError(page.text());
    }
    return visitor;
  }

  /** The status line of the answer to a request whose head is written by hand. */
  String raw(String... lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      String head = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.lines().findFirst().orElse("");
    }
  }

  @Override
  public void close() {
    server.close();
    register.close();
  }
}
