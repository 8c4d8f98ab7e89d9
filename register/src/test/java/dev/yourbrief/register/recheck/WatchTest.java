package dev.yourbrief.register.recheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.playbook.Decision;
import dev.yourbrief.register.Filed;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.Stores;
import dev.yourbrief.register.TestClock;
import dev.yourbrief.register.decision.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WatchTest {

  @TempDir private Path folder = Path.of("");
  private final TestClock clock = new TestClock();

  private Path allowed() throws IOException {
    return Files.createDirectories(folder.resolve("exports")).toRealPath();
  }

  /** Writes a file that was last changed so long ago. */
  private void write(Path file, byte[] bytes, Duration ago) throws IOException {
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, FileTime.from(clock.instant().minus(ago)));
  }

  private Register register() {
    return Stores.SQLITE.open(folder.resolve("data"), clock);
  }

  private static Tree tree(Register register) {
    return register.decisions().state(Filed.ID).orElseThrow().tree();
  }

  @Test
  void aBillThatArrivesIsTakenInComputedAndSaidOnceAndABarThatFlippedIsRemindedOf()
      throws Exception {
    Path exports = allowed();
    try (Register register = register()) {
      Filed.version(register);
      Followed followed = new Followed(register.store(), List.of(exports));
      followed.add(Filed.ID, exports.toString(), "bills", Filed.ADA);
      Watch watch = new Watch(register, followed);
      Watch.Look before = watch.look(Filed.ID, register.today()).orElseThrow();
      assertThat(before.finding()).as("nothing moved yet").isEmpty();

      write(exports.resolve("openai.csv"), Filed.bill(), Duration.ofMinutes(1));
      Watch.Look look = watch.look(Filed.ID, register.today()).orElseThrow();
      assertThat(look.taken()).containsExactly("bills/openai.csv");
      assertThat(look.isNew()).isTrue();
      assertThat(look.isFlipped()).as(look.finding().toString()).isTrue();
      assertThat(look.finding().orElseThrow().summary()).contains("Economics", "bills/openai.csv");

      Watch.Look again = watch.look(Filed.ID, register.today()).orElseThrow();
      assertThat(again.taken()).isEmpty();
      assertThat(again.isNew()).isFalse();
      assertThat(again.isFlipped()).as("it stands so still").isTrue();
      clock.pass(Duration.ofDays(1));
      assertThat(watch.look(Filed.ID, register.today()).orElseThrow().isNew())
          .as("a day alone is no news")
          .isFalse();
      assertThat(new Findings(register.store()).list(Filed.ID)).hasSize(1);
      Filed.save(register);
      assertThat(watch.look(Filed.ID, register.today()).orElseThrow().finding()).isEmpty();
    }
  }

  @Test
  void answersThatAreStillBeingChangedAreNoNews() {
    try (Register register = register()) {
      Filed.version(register);
      Filed.put(register, Decision.FILE, Filed.yaml("not-sure").getBytes(StandardCharsets.UTF_8));
      Watch watch = new Watch(register, new Followed(register.store(), List.of()));
      assertThat(watch.look(Filed.ID, register.today()).orElseThrow().finding()).isEmpty();
    }
  }

  @Test
  void aFileThatCannotBeReadIsSaidAndHoldsNothingUp() {
    try (Register register = register()) {
      Filed.version(register);
      Filed.put(
          register, "catalogue/prices.csv", "no,such\ncolumns".getBytes(StandardCharsets.UTF_8));
      Watch watch = new Watch(register, new Followed(register.store(), List.of()));
      Watch.Look look = watch.look(Filed.ID, register.today()).orElseThrow();
      assertThat(look.isTroubled()).isTrue();
      assertThat(look.isFlipped()).isFalse();
      assertThat(look.finding().orElseThrow().summary()).contains("prices.csv");
    }
  }

  @Test
  void onlyFoldersBelowThoseTheSettingsNameCanBeFollowedWhereverLinksLead() throws Exception {
    Path exports = allowed();
    Path secret = Files.createDirectories(folder.resolve("secret"));
    write(secret.resolve("keys.csv"), Filed.bill(), Duration.ofHours(2));
    Files.createSymbolicLink(exports.resolve("link"), secret);
    Files.createSymbolicLink(exports.resolve("key.csv"), secret.resolve("keys.csv"));
    try (Register register = register()) {
      Filed.decision(register);
      Followed followed = new Followed(register.store(), List.of(exports));
      for (String path :
          List.of(
              "..",
              "../secret",
              exports + "/../secret",
              secret.toString(),
              "link",
              "none",
              "/",
              "a\0b")) {
        assertThatThrownBy(() -> followed.add(Filed.ID, path, "bills", Filed.ADA))
            .as(path)
            .isInstanceOf(InputException.class);
      }
      assertThatThrownBy(() -> followed.add(Filed.ID, ".", "../bills", Filed.ADA))
          .isInstanceOf(InputException.class);
      assertThatThrownBy(() ->
              new Followed(register.store(), List.of())
                  .add(Filed.ID, exports.toString(), "bills", Filed.ADA))
          .isInstanceOf(InputException.class);
      followed.add(Filed.ID, ".", "bills", Filed.ADA);
      assertThat(new Watch(register, followed).takeIn(Filed.ID))
          .as("the links in it lead out")
          .isEmpty();
      // A link put where the folder was.
      Path inner = Files.createDirectories(exports.resolve("inner"));
      followed.add(Filed.ID, "inner", "other", Filed.ADA);
      Files.delete(inner);
      Files.createSymbolicLink(inner, secret);
      assertThat(new Watch(register, followed).takeIn(Filed.ID)).isEmpty();
      assertThat(tree(register).files()).containsOnlyKeys(Decision.FILE);
    }
  }

  @Test
  void aLedgerIsTakenWhenItRestsOnceItIsPackedOnlySoAndItsWordsNever() throws Exception {
    Path exports = allowed();
    byte[] row = "{}\n".getBytes(StandardCharsets.UTF_8);
    try (Register register = register()) {
      Filed.decision(register);
      Followed followed = new Followed(register.store(), List.of(exports));
      followed.add(Filed.ID, ".", "bills", Filed.ADA);
      Watch watch = new Watch(register, followed);
      write(exports.resolve("words-2026-11-23.jsonl"), row, Duration.ofDays(1));
      write(exports.resolve(".hidden.csv"), row, Duration.ofHours(2));
      write(exports.resolve("calls-1.jsonl"), row, Duration.ofSeconds(1));
      assertThat(watch.takeIn(Filed.ID)).as("just written").isEmpty();
      write(exports.resolve("calls-1.jsonl"), row, Duration.ofSeconds(10));
      assertThat(watch.takeIn(Filed.ID)).containsExactly("bills/calls-1.jsonl");
      write(
          exports.resolve("calls-1.jsonl"),
          "{}\n{}\n".getBytes(StandardCharsets.UTF_8),
          Duration.ofMinutes(5));
      assertThat(watch.takeIn(Filed.ID)).as("it grows").isEmpty();
      clock.pass(Duration.ofHours(1));
      assertThat(watch.takeIn(Filed.ID)).as("it rests").hasSize(1);
      Files.delete(exports.resolve("calls-1.jsonl"));
      write(exports.resolve("calls-1.jsonl.gz"), row, Duration.ofMinutes(1));
      watch.takeIn(Filed.ID);
      assertThat(tree(register).files()).containsOnlyKeys(Decision.FILE, "bills/calls-1.jsonl.gz");
    }
  }
}
