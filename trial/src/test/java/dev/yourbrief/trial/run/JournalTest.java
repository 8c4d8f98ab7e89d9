package dev.yourbrief.trial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.provider.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {

  @TempDir Path folder;

  @Test
  void whatWasKeptIsThereAgain() {
    Answer said =
        new Answer(
            "k1",
            "arm",
            new Answer.Said(
                "zwei\nlines, \"quoted\" \u2028 \ud83d\ude00", ChatReply.Finish.STOP, "m"),
            Optional.of(new Usage(1, 2, 3, 4, 5, 6)),
            Optional.of(new BigDecimal("0.000000123")),
            0.25,
            3,
            new Answer.Lost(2, new BigDecimal("0.01")));
    Answer failed = failed("k2", CallException.Kind.REJECTED);
    try (Journal journal = Journal.open(folder)) {
      journal.keep(said);
      journal.keep(failed);
    }
    try (Journal journal = Journal.open(folder)) {
      assertThat(journal.answer("k1")).contains(said);
      assertThat(journal.answer("k2")).contains(failed);
      assertThat(journal.spent()).isEqualByComparingTo("0.010000123");
      assertThat(journal.cutOff()).isZero();
    }
  }

  @Test
  void aLineThatWasBeingWrittenIsTakenOffAndNothingElse() throws IOException {
    try (Journal journal = Journal.open(folder)) {
      journal.keep(said("k1"));
      journal.keep(said("k2"));
    }
    byte[] whole = Files.readAllBytes(file());
    int first = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
    for (int cut = first; cut < whole.length; cut++) {
      Files.write(file(), java.util.Arrays.copyOf(whole, cut));
      try (Journal journal = Journal.open(folder)) {
        assertThat(journal.answer("k1")).isPresent();
        assertThat(journal.answer("k2")).isEmpty();
        journal.keep(said("k3"));
      }
      try (Journal journal = Journal.open(folder)) {
        assertThat(journal.answer("k3")).isPresent();
      }
    }
  }

  @Test
  void aDamagedLineInTheMiddleIsNamed() throws IOException {
    for (byte[] damage :
        List.of(
            "{\"key\":\"k2\",\"sa\n".getBytes(StandardCharsets.UTF_8),
            "\n".getBytes(StandardCharsets.UTF_8),
            "{\"key\":\"k2\",\"said\":\"x\",\"finish\":\"NEVER\"}\n"
                .getBytes(StandardCharsets.UTF_8),
            "{\"begun\":many}\n".getBytes(StandardCharsets.UTF_8),
            new byte[] {'{', '"', (byte) 0xc3, '"', '}', '\n'},
            new byte[] {0, 0, 0, '\n'})) {
      Files.deleteIfExists(file());
      try (Journal journal = Journal.open(folder)) {
        journal.keep(said("k1"));
      }
      Files.write(file(), damage, StandardOpenOption.APPEND);
      Files.writeString(file(), AnswerJson.write(said("k3")) + "\n", StandardOpenOption.APPEND);
      byte[] before = Files.readAllBytes(file());
      assertThatThrownBy(() -> Journal.open(folder))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("answers.jsonl:2")
          .hasMessageContaining("will be asked again");
      assertThat(Files.readAllBytes(file())).as("nothing is thrown away").isEqualTo(before);
    }
  }

  @Test
  void callsUnderWayWhenRunsWereCutOffAreCountedOnceAndForAll() throws IOException {
    Files.writeString(
        file(),
        JournalLines.begun(16)
            + "\n"
            + AnswerJson.write(said("k1"))
            + "\n"
            + JournalLines.begun(16)
            + "\n"
            + JournalLines.begun(8)
            + "\n"
            + JournalLines.ended(3)
            + "\n");
    for (int i = 0; i < 2; i++) {
      try (Journal journal = Journal.open(folder)) {
        assertThat(journal.cutOff()).isEqualTo(16 + 16 + 3);
        journal.begin(4);
        journal.end();
      }
    }
  }

  @Test
  void aRunThatAsksNothingWritesNothing() throws IOException {
    try (Journal journal = Journal.open(folder)) {
      journal.keep(said("k1"));
    }
    byte[] before = Files.readAllBytes(file());
    try (Journal journal = Journal.open(folder)) {
      journal.begin(16);
      journal.end();
    }
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void aSecondRunIsRefusedAndTheFirstKeepsItsLock() throws Exception {
    try (Journal journal = Journal.open(folder)) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> Journal.open(folder))
            .isInstanceOf(InputException.class)
            .hasMessageContaining("another run of this trial is under way");
      }
      assertThat(inAnotherProcess()).isEqualTo(Other.REFUSED);
      journal.keep(said("k1"));
      assertThat(inAnotherProcess()).isEqualTo(Other.REFUSED);
    }
    assertThat(inAnotherProcess()).isEqualTo(0);
  }

  /** Opens the journal, for the test above. */
  static final class Other {

    static final int REFUSED = 5;

    private Other() {}

    public static void main(String[] args) {
      try (Journal journal = Journal.open(Path.of(args[0]))) {
        System.exit(journal.cutOff());
      } catch (InputException e) {
        System.exit(REFUSED);
      }
    }
  }

  private int inAnotherProcess() throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Other.class.getName(),
            folder.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @Test
  void aThreadThatIsInterruptedStillWritesItsLineWhole() throws Exception {
    int count = 64;
    try (Journal journal = Journal.open(folder)) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String key = "k" + i;
        threads.add(
            Thread.ofVirtual()
                .start(() -> {
                  Thread.currentThread().interrupt();
                  journal.keep(said(key));
                }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    try (Journal journal = Journal.open(folder)) {
      for (int i = 0; i < count; i++) {
        assertThat(journal.answer("k" + i)).isPresent();
      }
    }
  }

  private Path file() {
    return folder.resolve(Journal.FILE);
  }

  private static Answer said(String key) {
    return new Answer(
        key,
        "arm",
        new Answer.Said("yes", ChatReply.Finish.STOP, "m"),
        Optional.empty(),
        Optional.empty(),
        1,
        1);
  }

  private static Answer failed(String key, CallException.Kind kind) {
    return new Answer(
        key, "arm", new Answer.Failed(kind, "no"), Optional.empty(), Optional.empty(), 1, 1);
  }
}
