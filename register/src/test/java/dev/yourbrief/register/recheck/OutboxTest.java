package dev.yourbrief.register.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.register.Filed;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.Stores;
import dev.yourbrief.register.TestClock;
import dev.yourbrief.register.store.StoreAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class OutboxTest {

  @Parameter Stores stores = Stores.SQLITE;
  @TempDir private Path folder = Path.of("");
  private final TestClock clock = new TestClock();

  private static boolean put(Outbox outbox, String what) {
    return outbox.put(Filed.ID, what, Reminder.Channel.WEBHOOK, "Slack", what, "Now.\n");
  }

  @Test
  void ofManyOnTwoServersOnePutsItInAndOneClaimsIt() throws Exception {
    StoreAddress address = stores.address(folder);
    try (Register first = Register.open(address, clock, ZoneOffset.UTC);
        Register second = Register.open(address, clock, ZoneOffset.UTC);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Filed.decision(first);
      List<Outbox> both = List.of(new Outbox(first.store()), new Outbox(second.store()));
      for (int round = 0; round < 10; round++) {
        String what = "thing " + round;
        List<Callable<Boolean>> puts = new ArrayList<>();
        List<Callable<Boolean>> claims = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          Outbox outbox = both.get(i % 2);
          puts.add(() -> put(outbox, what));
          claims.add(
              () -> outbox.ready().stream().filter(r -> outbox.claim(r).isPresent()).count() == 1);
        }
        assertThat(count(threads.invokeAll(puts))).isEqualTo(1);
        assertThat(count(threads.invokeAll(claims))).isEqualTo(1);
      }
    }
  }

  private static long count(List<Future<Boolean>> all) {
    return all.stream().filter(Future::resultNow).count();
  }

  @Test
  void whatWasBeingSentWhenItsProcessDiedIsLeftToAPerson() {
    try (Register register = stores.open(folder, clock)) {
      Filed.decision(register);
      Outbox outbox = new Outbox(register.store());
      put(outbox, "thing");
      Reminder claimed = outbox.claim(outbox.ready().getFirst()).orElseThrow();
      assertThat(outbox.giveUp()).as("it may still be sent").isZero();
      clock.pass(Outbox.LONGEST_SENDING.plusSeconds(1));
      assertThat(outbox.giveUp()).isEqualTo(1);
      assertThat(outbox.ready()).isEmpty();
      assertThat(outbox.troubled())
          .extracting(Reminder::state)
          .containsExactly(Reminder.State.UNSURE);
      outbox.finish(claimed, new Outcome.Sent());
      assertThat(outbox.troubled()).as("it was only slow").isEmpty();
    }
  }

  @Test
  void aLeaseIsOnesUntilItIsGivenBackOrOver() {
    StoreAddress address = stores.address(folder);
    try (Register first = Register.open(address, clock, ZoneOffset.UTC);
        Register second = Register.open(address, clock, ZoneOffset.UTC)) {
      Leases mine = new Leases(first.store());
      Leases yours = new Leases(second.store());
      assertThat(mine.take("rounds", Duration.ofMinutes(5))).isTrue();
      assertThat(yours.take("rounds", Duration.ofMinutes(5))).isFalse();
      assertThat(mine.take("rounds", Duration.ofMinutes(5))).as("for longer").isTrue();
      clock.pass(Duration.ofMinutes(6));
      assertThat(yours.take("rounds", Duration.ofMinutes(5))).isTrue();
      mine.release("rounds");
      assertThat(mine.take("rounds", Duration.ofMinutes(5))).as("not mine to give").isFalse();
      yours.release("rounds");
      assertThat(mine.take("rounds", Duration.ofMinutes(5))).isTrue();
    }
  }
}
