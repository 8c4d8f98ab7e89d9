package dev.yourbrief.register.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Audit;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.Stores;
import dev.yourbrief.register.TestClock;
import dev.yourbrief.register.decision.Conflict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // Opened before each test.
final class PeopleTest {

  private static final Actor ROOT = Actor.named("root");

  @Parameter Stores stores;
  @TempDir private Path folder;
  private Register register;
  private People people;

  @BeforeEach
  void open() {
    register = stores.open(folder, new TestClock());
    people = register.accounts().people();
  }

  @AfterEach
  void close() {
    register.close();
  }

  @Test
  void theFirstAccountIsAnAdminsAndThereIsOneFirst() {
    assertThat(people.any()).isFalse();
    assertThatThrownBy(() -> people.add("Vic", "", Role.VIEWER, ROOT))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("first account is an admin's");
    Person ada = people.addFirst(" Ada  Lovelace ", "ada@example.com");
    assertThat(ada.name()).isEqualTo("Ada Lovelace");
    assertThat(ada.role()).isEqualTo(Role.ADMIN);
    assertThat(people.any()).isTrue();
    assertThatThrownBy(() -> people.addFirst("Eve", "")).isInstanceOf(Conflict.class);
    assertThat(people.find(ada.id())).contains(ada);
    assertThat(lines()).containsExactly("person.added Ada Lovelace: admin, the first");
  }

  @Test
  void ofManyWhoAskToBeTheFirstOneIs() throws Exception {
    List<Future<Person>> asked = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        String name = "Person " + i;
        asked.add(threads.submit(() -> people.addFirst(name, "")));
      }
    }
    assertThat(asked.stream().filter(f -> f.state() == Future.State.SUCCESS)).hasSize(1);
    assertThat(people.list()).hasSize(1);
  }

  @Test
  void namesAreTakenHoweverTheyAreWritten() {
    people.addFirst("Ada", "");
    assertThatThrownBy(() -> people.add("ADA", "", Role.VIEWER, ROOT)).isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> people.add("\uFF21da", "", Role.VIEWER, ROOT))
        .isInstanceOf(Conflict.class);
    Person bob = people.add("Bob", "", Role.VIEWER, ROOT);
    assertThatThrownBy(() -> people.rename(bob.id(), "ada ", ROOT)).isInstanceOf(Conflict.class);
    people.rename(bob.id(), "BOB", ROOT);
    assertThat(people.named("bob").map(Person::name)).contains("BOB");
  }

  @Test
  void aNameIsOneLineThatCanBeSeen() {
    for (String name : List.of("", "  ", "a\nb", "a\u202Eb", "YourBrief", "x".repeat(81))) {
      assertThatThrownBy(() -> people.addFirst(name, "")).isInstanceOf(InputException.class);
    }
    for (String email : List.of("ada", "a@b\r\nBcc: all@example.com", "a b@c", "<a@b>")) {
      assertThatThrownBy(() -> people.addFirst("Ada", email)).isInstanceOf(InputException.class);
    }
    assertThat(people.list()).isEmpty();
  }

  @Test
  void theLastAdminStays() {
    Person ada = people.addFirst("Ada", "");
    assertThatThrownBy(() -> people.role(ada.id(), Role.VIEWER, ROOT))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("only admin left");
    assertThatThrownBy(() -> people.deactivate(ada.id(), ROOT)).isInstanceOf(Conflict.class);
    Person bob = people.add("Bob", "", Role.ADMIN, ROOT);
    people.deactivate(bob.id(), ROOT);
    // One who is let in no more manages nobody.
    assertThatThrownBy(() -> people.role(ada.id(), Role.EDITOR, ROOT)).isInstanceOf(Conflict.class);
    people.activate(bob.id(), ROOT);
    people.role(ada.id(), Role.EDITOR, ROOT);
    assertThat(people.find(ada.id()).map(Person::role)).contains(Role.EDITOR);
  }

  @Test
  void ofTwoAdminsWhoTakeEachOtherAwayAtOnceOneStays() throws Exception {
    Person ada = people.addFirst("Ada", "");
    Person bob = people.add("Bob", "", Role.ADMIN, ROOT);
    for (int round = 0; round < 10; round++) {
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<?> a = threads.submit(() -> people.deactivate(ada.id(), bob.actor()));
        Future<?> b = threads.submit(() -> people.role(bob.id(), Role.VIEWER, ada.actor()));
        while (!a.isDone() || !b.isDone()) {
          Thread.onSpinWait();
        }
      }
      assertThat(people.list().stream().filter(p -> p.active() && p.role() == Role.ADMIN))
          .hasSize(1);
      people.activate(ada.id(), ROOT);
      people.role(bob.id(), Role.ADMIN, ROOT);
    }
  }

  @Test
  void anAccountElsewhereIsFoundAgainAndNeverBecomesThatOfSomebodyHere() {
    Person ada = people.addFirst("Ada", "ada@example.com");
    Person other =
        people.addElsewhere("https://id.example.com 42", "Ada", "ada@example.com", Role.VIEWER);
    assertThat(other.id()).isNotEqualTo(ada.id());
    assertThat(other.name()).isEqualTo("Ada 2");
    assertThat(people.addElsewhere("https://id.example.com 42", "Countess", "", Role.ADMIN))
        .isEqualTo(other);
    assertThat(people.bySubject("https://id.example.com 42")).contains(other);
    assertThat(people.bySubject("https://id.example.com 4")).isEmpty();
  }

  @Test
  void whoLeftIsListedLastAndCanComeBack() {
    Person ada = people.addFirst("Ada", "");
    people.add("Bob", "", Role.ADMIN, ROOT);
    people.deactivate(ada.id(), ROOT);
    assertThat(people.list()).extracting(Person::name).containsExactly("Bob", "Ada");
    people.activate(ada.id(), ROOT);
    assertThat(people.list()).extracting(Person::name).containsExactly("Ada", "Bob");
    assertThat(lines()).contains("person.deactivated Ada", "person.activated Ada");
  }

  private List<String> lines() {
    return register.audit().newest(Optional.empty(), 100).stream()
        .map((Audit.Line line) -> line.action() + " " + line.detail())
        .toList();
  }
}
