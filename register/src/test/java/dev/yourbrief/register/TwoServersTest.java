package dev.yourbrief.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.register.decision.Conflict;
import dev.yourbrief.register.decision.Tree;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.register.recheck.Findings;
import dev.yourbrief.register.recheck.Outbox;
import dev.yourbrief.register.recheck.Reminder;
import dev.yourbrief.register.recheck.Rounds;
import dev.yourbrief.register.settings.Settings;
import dev.yourbrief.register.settings.SettingsReader;
import dev.yourbrief.register.store.StoreAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two servers on one database; on SQLite, a server and a command on one folder. */
@ParameterizedClass
@EnumSource
final class TwoServersTest {

  private static final int EACH = 12;

  @Parameter Stores stores = Stores.SQLITE;
  @TempDir private Path folder = Path.of("");
  private final TestClock clock = new TestClock();

  /** What is done at once on both servers by turns. */
  private interface Turn<T> {
    T take(Register register, int n) throws Exception;
  }

  private <T> List<T> both(Register first, Register second, Turn<T> turn) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<T>> turns = new ArrayList<>();
      for (int n = 0; n < EACH; n++) {
        int mine = n;
        turns.add(() -> turn.take(mine % 2 == 0 ? first : second, mine));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(turns)) {
        results.add(future.get());
      }
      return results;
    }
  }

  @Test
  void editsSavesAndSignOffsAtOnceLoseNothingAndHappenOnce() throws Exception {
    StoreAddress address = stores.address(folder);
    try (Register first = Register.open(address, clock, ZoneOffset.UTC);
        Register second = Register.open(address, clock, ZoneOffset.UTC)) {
      Filed.decision(first);
      both(
          first,
          second,
          (register, n) -> {
            Filed.put(register, "notes/" + n + ".txt", ("n" + n).getBytes(StandardCharsets.UTF_8));
            return true;
          });
      Tree tree = first.decisions().state(Filed.ID).orElseThrow().tree();
      assertThat(tree.files()).hasSize(EACH + 1);
      assertThat(second.decisions().state(Filed.ID).orElseThrow().entry().revision())
          .isEqualTo(1L + EACH);

      // Each of two drafts is saved by many at once: two versions, however many saved.
      List<VersionEntry> saved =
          both(
              first,
              second,
              (register, n) ->
                  register
                      .versions()
                      .save(
                          Filed.ID,
                          tree,
                          register
                              .workbench()
                              .draft(tree, register.today().minusDays(n % 4 / 2))
                              .brief(),
                          Filed.ADA,
                          ""));
      assertThat(saved.stream().map(VersionEntry::sha256).distinct()).hasSize(2);
      assertThat(first.versions().list(Filed.ID))
          .extracting(VersionEntry::number)
          .containsExactly(2, 1);

      VersionEntry newest = first.versions().newest(Filed.ID).orElseThrow();
      List<Boolean> signed =
          both(
              first,
              second,
              (register, n) -> {
                try {
                  register.versions().signOff(newest, Actor.named("Approver " + n), "CTO", "");
                  return true;
                } catch (Conflict e) {
                  return false;
                }
              });
      assertThat(signed).filteredOn(s -> s).as("one approver").hasSize(1);
    }
  }

  @Test
  void roundsAtOnceFindAndSayEachThingOnce() throws Exception {
    StoreAddress address = stores.address(folder);
    Files.writeString(
        folder.resolve(Settings.FILE), "webhooks:\n  - {name: Slack, url: {env: HOOK}}\n");
    // Nobody listens there: each reminder is tried, and waits.
    Settings settings = SettingsReader.read(folder, Map.of("HOOK", "http://127.0.0.1:9/hook"));
    try (Register first = Register.open(address, clock, ZoneOffset.UTC);
        Register second = Register.open(address, clock, ZoneOffset.UTC)) {
      Filed.version(first);
      Filed.put(first, "bills/openai.csv", Filed.bill());
      List<Integer> found =
          both(first, second, (register, _) -> Rounds.of(register, settings).run(_ -> {}).found());
      List<Reminder> reminders = new Outbox(first.store()).list(Filed.ID);
      assertThat(reminders).isNotEmpty();
      assertThat(found.stream().mapToInt(Integer::intValue).sum()).isEqualTo(reminders.size());
      assertThat(reminders).extracting(Reminder::attempts).containsOnly(1);
      assertThat(new Findings(first.store()).list(Filed.ID)).hasSize(1);
    }
  }
}
