package dev.yourbrief.register.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.Stores;
import dev.yourbrief.register.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
final class SessionsTest {

  @Parameter Stores stores;
  @TempDir private Path folder;
  private final TestClock clock = new TestClock();
  private Register register;
  private Accounts accounts;
  private Person ada;
  private Person bob;

  @BeforeEach
  void open() {
    register = stores.open(folder, clock);
    accounts = register.accounts();
    ada = accounts.people().addFirst("Ada", "");
    bob = accounts.people().add("Bob", "", Role.EDITOR, ada.actor());
  }

  @AfterEach
  void close() {
    register.close();
  }

  @Test
  void aSessionLastsWhileItIsUsedAndNotForEver() {
    String secret = accounts.sessions().begin(bob, "password");
    assertThat(accounts.sessions().find(secret)).contains(bob);
    for (int i = 0; i < 20; i++) {
      clock.pass(Duration.ofHours(8));
      assertThat(accounts.sessions().find(secret)).as("after " + i).isPresent();
    }
    clock.pass(Duration.ofHours(8));
    assertThat(accounts.sessions().find(secret)).isEmpty();
  }

  @Test
  void aSessionThatIsNotUsedEnds() {
    String secret = accounts.sessions().begin(bob, "password");
    clock.pass(Sessions.IDLE);
    assertThat(accounts.sessions().find(secret)).isEmpty();
  }

  @Test
  void signingOutEndsOneSessionOrAllOthers() {
    String here = accounts.sessions().begin(bob, "password");
    String there = accounts.sessions().begin(bob, "password");
    String adas = accounts.sessions().begin(ada, "password");
    assertThat(accounts.sessions().endOthers(bob, here)).isEqualTo(1);
    assertThat(accounts.sessions().find(there)).isEmpty();
    assertThat(accounts.sessions().find(here)).isPresent();
    accounts.sessions().end(here);
    assertThat(accounts.sessions().find(here)).isEmpty();
    assertThat(accounts.sessions().find(adas)).isPresent();
  }

  @Test
  void aNewPasswordAnotherRoleAndDeactivationEndSessions() {
    String one = accounts.sessions().begin(bob, "password");
    accounts.signIns().setPassword(bob.id(), "a long new password", bob.actor());
    assertThat(accounts.sessions().find(one)).isEmpty();
    String two = accounts.sessions().begin(bob, "password");
    accounts.people().role(bob.id(), Role.VIEWER, ada.actor());
    assertThat(accounts.sessions().find(two)).isEmpty();
    String three = accounts.sessions().begin(bob, "password");
    accounts.people().deactivate(bob.id(), ada.actor());
    assertThat(accounts.sessions().find(three)).isEmpty();
    accounts.people().activate(bob.id(), ada.actor());
    assertThat(accounts.sessions().find(three)).isEmpty();
  }

  @Test
  void aTokenMayWhatItSaysAndNeverMoreThanThePersonMayNow() {
    String secret = accounts.tokens().create(bob.id(), "build server", Role.EDITOR, 30);
    assertThat(secret).startsWith("yb_");
    assertThat(accounts.tokens().find(secret).map(Tokens.Bearer::role)).contains(Role.EDITOR);
    accounts.people().role(bob.id(), Role.VIEWER, ada.actor());
    assertThat(accounts.tokens().find(secret).map(Tokens.Bearer::role)).contains(Role.VIEWER);
    accounts.people().role(bob.id(), Role.ADMIN, ada.actor());
    assertThat(accounts.tokens().find(secret).map(Tokens.Bearer::role)).contains(Role.EDITOR);
    assertThatThrownBy(() -> accounts.tokens().create(bob.id(), "", Role.EDITOR, 30))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(() -> accounts.tokens().create(bob.id(), "long", Role.EDITOR, 367))
        .isInstanceOf(InputException.class);
    accounts.people().role(bob.id(), Role.EDITOR, ada.actor());
    assertThatThrownBy(() -> accounts.tokens().create(bob.id(), "more", Role.ADMIN, 30))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("may not do more than you");
  }

  @Test
  void ofATokenTheDayOfItsUseIsKnown() {
    String secret = accounts.tokens().create(bob.id(), "build server", Role.EDITOR, 30);
    assertThat(accounts.tokens().list(bob.id()).getFirst().usedOn()).isEmpty();
    accounts.tokens().find(secret);
    assertThat(accounts.tokens().list(bob.id()).getFirst().usedOn()).contains("2026-11-23");
    clock.pass(Duration.ofDays(2));
    accounts.tokens().find(secret);
    assertThat(accounts.tokens().list(bob.id()).getFirst().usedOn()).contains("2026-11-25");
  }

  @Test
  void aTokenEndsWithTimeByItsOwnerAndWithDeactivation() {
    String old = accounts.tokens().create(bob.id(), "old", Role.VIEWER, 1);
    clock.pass(Duration.ofDays(1));
    assertThat(accounts.tokens().find(old)).isEmpty();
    String mine = accounts.tokens().create(bob.id(), "mine", Role.VIEWER, 30);
    String id = accounts.tokens().list(bob.id()).getFirst().id();
    assertThat(accounts.tokens().revoke(ada.id(), id)).isFalse();
    assertThat(accounts.tokens().find(mine)).isPresent();
    assertThat(accounts.tokens().revoke(bob.id(), id)).isTrue();
    assertThat(accounts.tokens().find(mine)).isEmpty();
    String other = accounts.tokens().create(bob.id(), "other", Role.VIEWER, 30);
    accounts.people().deactivate(bob.id(), ada.actor());
    accounts.people().activate(bob.id(), ada.actor());
    assertThat(accounts.tokens().find(other)).isEmpty();
  }

  @Test
  void allServersOfARegisterSignAlike() {
    ServerKeys other = new ServerKeys(register.store());
    String signed = accounts.keys().sign("state", "text");
    assertThat(other.isSigned("state", "text", signed)).isTrue();
    assertThat(other.isSigned("name", "text", signed)).isFalse();
    assertThat(other.isSigned("state", "texts", signed)).isFalse();
  }

  @Test
  void theRecordIsReadPageByPage() {
    for (int i = 0; i < 5; i++) {
      accounts.people().rename(bob.id(), "Bob " + i, ada.actor());
      clock.pass(Duration.ofSeconds(1));
    }
    var first = register.audit().page(Optional.empty(), 3);
    assertThat(first).extracting(e -> e.line().detail()).startsWith("Bob 3: now Bob 4");
    assertThat(register.audit().page(Optional.of(first.getLast().id()), 3))
        .extracting(e -> e.line().detail())
        .startsWith("Bob 0: now Bob 1");
  }
}
