package dev.yourbrief.register.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Audit;
import dev.yourbrief.register.Stores;
import dev.yourbrief.register.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class MigrationsTest {

  private static final String HERE = "classpath:dev/yourbrief/register/store/";
  private static final List<String> NEXT = List.of(Migrations.OURS.getFirst(), HERE + "next");
  private static final List<String> BROKEN = List.of(Migrations.OURS.getFirst(), HERE + "broken");

  @Parameter Stores stores = Stores.SQLITE;
  @TempDir private Path folder = Path.of("");
  private final TestClock clock = new TestClock();

  private static void note(Store store) {
    store.run(
        h -> Audit.note(h, store.now(), Actor.named("Ada"), "tried", Optional.empty(), "kept"));
  }

  private static long lines(Store store, String table) {
    return store.read(h -> h.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one());
  }

  @Test
  void tablesOfAnOlderVersionAreBroughtForwardAndACopyIsKept() throws Exception {
    StoreAddress address = stores.address(folder);
    try (Store store = Store.open(address, clock)) {
      note(store);
      assertThat(store.schema()).isEqualTo(1);
    }
    try (Store store = Store.open(address, clock, NEXT)) {
      assertThat(store.schema()).isEqualTo(2);
      assertThat(lines(store, "audit")).isEqualTo(1);
      assertThat(lines(store, "novelty")).isZero();
      if (stores == Stores.POSTGRESQL) {
        assertThat(lines(store, "before_1_20261123120000000.audit")).isEqualTo(1);
      }
    }
    if (stores == Stores.SQLITE) {
      try (Stream<Path> copies = Files.list(folder.resolve("copies"))) {
        Path old = copies.toList().getFirst();
        Path again = Files.createDirectories(folder.resolve("again"));
        Files.copy(old, again.resolve(StoreAddress.Embedded.FILE));
        try (Store store = Store.open(new StoreAddress.Embedded(again), clock)) {
          assertThat(store.schema()).isEqualTo(1);
          assertThat(lines(store, "audit")).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void tablesOfANewerVersionAreLeftAsTheyAre() {
    StoreAddress address = stores.address(folder);
    try (Store store = Store.open(address, clock, NEXT)) {
      note(store);
    }
    assertThatThrownBy(() -> Store.open(address, clock).close())
        .hasMessageContaining("newer version");
    try (Store store = Store.open(address, clock, NEXT)) {
      assertThat(lines(store, "audit")).isEqualTo(1);
    }
  }

  @Test
  void aMigrationThatFailsLeavesTheOlderTablesInUse() {
    StoreAddress address = stores.address(folder);
    try (Store store = Store.open(address, clock)) {
      note(store);
    }
    assertThatThrownBy(() -> Store.open(address, clock, BROKEN).close())
        .hasMessageContaining("cannot be brought forward");
    try (Store store = Store.open(address, clock)) {
      assertThat(lines(store, "audit")).isEqualTo(1);
      assertThatThrownBy(() -> lines(store, "novelty")).isNotNull();
    }
  }
}
