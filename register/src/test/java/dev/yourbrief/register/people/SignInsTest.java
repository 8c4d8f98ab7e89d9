package dev.yourbrief.register.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Audit;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.Stores;
import dev.yourbrief.register.TestClock;
import dev.yourbrief.register.decision.Conflict;
import dev.yourbrief.register.store.Store;
import dev.yourbrief.register.store.StoreAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
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
final class SignInsTest {

  private static final String GOOD = "correct horse battery";
  private static final SignIns.Outcome REFUSED = new SignIns.Outcome.Refused();

  @Parameter Stores stores;
  @TempDir private Path folder;
  private final TestClock clock = new TestClock();
  private StoreAddress address;
  private Register register;
  private Accounts accounts;
  private Person ada;

  @BeforeEach
  void open() {
    address = stores.address(folder);
    register = Register.open(address, clock, ZoneOffset.UTC);
    accounts = register.accounts();
    ada = accounts.people().addFirst("Ada", "ada@example.com");
    accounts.signIns().setPassword(ada.id(), GOOD, ada.actor());
  }

  @AfterEach
  void close() {
    register.close();
  }

  @Test
  void nameAndPasswordTogetherLetIn() {
    assertThat(known("ada", GOOD)).isEqualTo(ada.id());
    assertThat(accounts.signIns().tried("Ada", "correct horse batterx")).isEqualTo(REFUSED);
    assertThat(accounts.signIns().tried("Ada", "")).isEqualTo(REFUSED);
    assertThat(accounts.signIns().tried("Ada", "x".repeat(100_000))).isEqualTo(REFUSED);
    assertThat(accounts.signIns().tried("Bob", GOOD)).isEqualTo(REFUSED);
  }

  @Test
  void whoHasNoPasswordOrLeftIsRefused() {
    Person bob = accounts.people().add("Bob", "", Role.ADMIN, ada.actor());
    assertThat(accounts.signIns().tried("Bob", "")).isEqualTo(REFUSED);
    accounts.people().deactivate(ada.id(), bob.actor());
    assertThat(accounts.signIns().tried("Ada", GOOD)).isEqualTo(REFUSED);
  }

  @Test
  void whatIsKeptOfAPasswordIsArgon2idAsOwaspSays() {
    assertThat(kept()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain(GOOD);
  }

  @Test
  void theSamePasswordIsTheSameHoweverAKeyboardComposesIt() {
    accounts.signIns().setPassword(ada.id(), "Caf\u00e9 on the corner", ada.actor());
    assertThat(known("Ada", "Cafe\u0301 on the corner")).isEqualTo(ada.id());
  }

  @Test
  void weakPasswordsAreNotTaken() {
    for (String weak : List.of("", "short", "elevenchars", "aaaaaaaaaaaaaa", "ADA@example.com")) {
      assertThatThrownBy(() -> accounts.signIns().setPassword(ada.id(), weak, ada.actor()))
          .isInstanceOf(InputException.class);
    }
    assertThat(known("Ada", GOOD)).isEqualTo(ada.id());
  }

  @Test
  void anOldHashIsRenewedWhenItsPasswordIsNextTyped() {
    String old =
        Password.hash(GOOD)
            .addRandomSalt(16)
            .with(Argon2Function.getInstance(4096, 1, 1, 32, Argon2.ID))
            .getResult();
    register.store().run(h -> h.execute("UPDATE person SET password = ?", old));
    assertThat(accounts.signIns().tried("Ada", "wrong and long")).isEqualTo(REFUSED);
    assertThat(kept()).isEqualTo(old);
    assertThat(known("Ada", GOOD)).isEqualTo(ada.id());
    assertThat(kept()).contains("m=19456,t=2,p=1");
    assertThat(known("Ada", GOOD)).isEqualTo(ada.id());
  }

  @Test
  void afterTenFailuresANameWaitsWhetherItIsKnownOrNot() {
    for (String name : List.of("Ada", "Nobody")) {
      for (int i = 0; i < LoginLimits.MOST; i++) {
        assertThat(accounts.signIns().tried(name, "wrong and long")).isEqualTo(REFUSED);
        clock.pass(Duration.ofSeconds(1));
      }
      assertThat(accounts.signIns().tried(name.toLowerCase(java.util.Locale.ROOT), GOOD))
          .isEqualTo(new SignIns.Outcome.Later(LoginLimits.WITHIN.minusSeconds(10)));
    }
    clock.pass(LoginLimits.WITHIN.minusSeconds(10));
    assertThat(known("Ada", GOOD)).isEqualTo(ada.id());
  }

  @Test
  void anotherServerOfTheSameRegisterCountsThem() {
    for (int i = 0; i < LoginLimits.MOST; i++) {
      accounts.signIns().tried("Ada", "wrong and long");
    }
    try (Register other = Register.open(address, clock, ZoneOffset.UTC)) {
      assertThat(other.accounts().signIns().tried("Ada", GOOD))
          .isInstanceOf(SignIns.Outcome.Later.class);
    }
  }

  @Test
  void manyTriesAtOnceDoNotSlipThrough() {
    List<Future<SignIns.Outcome>> tries = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 25; i++) {
        tries.add(threads.submit(() -> accounts.signIns().tried("Ada", "wrong and long")));
      }
    }
    assertThat(tries.stream().map(Future::resultNow).filter(REFUSED::equals).count())
        .isBetween(1L, (long) LoginLimits.MOST);
  }

  @Test
  void whatWasTypedAsANameIsNotKept() {
    accounts.signIns().tried(GOOD, "x");
    List<String> hashes =
        register
            .store()
            .read(h ->
                h.createQuery("SELECT name_hash FROM login_failure").mapTo(String.class).list());
    assertThat(hashes).hasSize(1).noneMatch(hash -> hash.contains("horse"));
    assertThat(lines()).contains("sign-in.refused no such name");
  }

  @Test
  void aLinkSetsAPasswordOnceAndEndsWhatWasSignedIn() {
    String session = accounts.sessions().begin(ada, "password");
    String secret = accounts.signIns().link(ada.id(), Actor.named("root"));
    assertThat(accounts.signIns().linked(secret).map(Person::id)).contains(ada.id());
    assertThatThrownBy(() -> accounts.signIns().useLink(secret, "short"))
        .isInstanceOf(InputException.class);
    assertThat(accounts.signIns().useLink(secret, "another long one").map(Person::id))
        .contains(ada.id());
    assertThat(accounts.signIns().useLink(secret, "yet another one")).isEmpty();
    assertThat(known("Ada", "another long one")).isEqualTo(ada.id());
    assertThat(accounts.sessions().find(session)).isEmpty();
  }

  @Test
  void aLinkEndsWithTimeWithAnotherAndWithDeactivation() {
    String first = accounts.signIns().link(ada.id(), ada.actor());
    String second = accounts.signIns().link(ada.id(), ada.actor());
    assertThat(accounts.signIns().linked(first)).isEmpty();
    clock.pass(SignIns.LINK_LIVES);
    assertThat(accounts.signIns().linked(second)).isEmpty();
    Person bob = accounts.people().add("Bob", "", Role.VIEWER, ada.actor());
    String his = accounts.signIns().link(bob.id(), ada.actor());
    accounts.people().deactivate(bob.id(), ada.actor());
    assertThat(accounts.signIns().linked(his)).isEmpty();
    assertThatThrownBy(() -> accounts.signIns().link(bob.id(), ada.actor()))
        .isInstanceOf(Conflict.class);
    accounts.people().activate(bob.id(), ada.actor());
    assertThat(accounts.signIns().linked(his)).isEmpty();
  }

  @Test
  void noSecretStandsInTheTables() {
    String session = accounts.sessions().begin(ada, "password");
    String token = accounts.tokens().create(ada.id(), "build", Role.VIEWER, 30);
    String link = accounts.signIns().link(ada.id(), ada.actor());
    Store store = register.store();
    for (String table : List.of("person", "session", "api_token", "password_link", "audit")) {
      List<String> rows =
          store.read(h ->
              h.createQuery("SELECT * FROM " + table).mapToMap().list().stream()
                  .map(Object::toString)
                  .toList());
      assertThat(rows)
          .isNotEmpty()
          .noneMatch(row ->
              row.contains(session)
                  || row.contains(token)
                  || row.contains(link)
                  || row.contains(GOOD));
    }
  }

  private String known(String name, String password) {
    return accounts.signIns().tried(name, password) instanceof SignIns.Outcome.Known(Person person)
        ? person.id()
        : "";
  }

  private String kept() {
    return register
        .store()
        .read(h -> h.createQuery("SELECT password FROM person").mapTo(String.class).one());
  }

  private List<String> lines() {
    return register.audit().newest(Optional.empty(), 100).stream()
        .map((Audit.Line line) -> line.action() + " " + line.detail())
        .toList();
  }
}
