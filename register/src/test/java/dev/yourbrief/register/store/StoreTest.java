package dev.yourbrief.register.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Audit;
import dev.yourbrief.register.Stores;
import dev.yourbrief.register.TestClock;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class StoreTest {

  @Parameter Stores stores = Stores.SQLITE;
  @TempDir private Path folder = Path.of("");
  private final TestClock clock = new TestClock();

  @Test
  void whatWasWrittenIsThereWhenItIsOpenedAgain() {
    StoreAddress address = stores.address(folder);
    try (Store store = Store.open(address, clock)) {
      store.run(
          h -> Audit.note(h, store.now(), Actor.named("Ada"), "tried", Optional.empty(), "once"));
    }
    try (Store store = Store.open(address, clock)) {
      assertThat(new Audit(store).newest(Optional.empty(), 10))
          .containsExactly(
              new Audit.Line("2026-11-23T12:00:00.000Z", "Ada", "tried", Optional.empty(), "once"));
    }
  }

  @Test
  void ofATransactionThatFailsNothingIsLeft() {
    try (Store store = stores.store(folder, clock)) {
      assertThatThrownBy(() ->
              store.run(h -> {
                Audit.note(h, store.now(), Actor.PROGRAM, "tried", Optional.empty(), "");
                throw new IllegalStateException("no");
              }))
          .hasMessage("no");
      assertThat(new Audit(store).newest(Optional.empty(), 10)).isEmpty();
    }
  }
}
