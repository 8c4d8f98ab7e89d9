package dev.yourbrief.trial.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs that misbehave. */
class SandboxTest {

  private static final Limits LIMITS = Limits.DEFAULT.withTime(Duration.ofSeconds(8));

  @TempDir Path folder;
  @TempDir Path outside;

  @BeforeEach
  void thereIsAShell() {
    assumeTrue(Programs.find("sh", Path.of("/")).isPresent());
  }

  private Outcome sh(Limits limits, String script, String... arguments)
      throws IOException, InterruptedException {
    return sh(Sandbox.here(), limits, script, arguments);
  }

  private Outcome sh(Sandbox sandbox, Limits limits, String script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    command.addAll(List.of(arguments));
    return sandbox.run(command, folder, Map.of("GIVEN", "1"), limits);
  }

  private static boolean holds(Protection protection) throws IOException, InterruptedException {
    return Sandbox.here().protections().holds(protection);
  }

  @Test
  void aProgramEndsAsItEnds() throws Exception {
    Outcome good = sh(LIMITS, "echo one; echo two; echo bad >&2");
    assertThat(good.isSuccess()).isTrue();
    assertThat(good.lastLine()).isEqualTo("two");
    assertThat(good.complaint()).isEqualTo("bad");
    Outcome bad = sh(LIMITS, "exit 3");
    assertThat(bad.exitCode()).isEqualTo(3);
    assertThat(bad.inWords()).isEqualTo("returned 3");
    assertThat(sh(LIMITS, "pwd").lastLine()).isEqualTo(folder.toRealPath().toString());
  }

  @Test
  void whatAQuickProgramPrintsIsNeverLost() throws Exception {
    for (int i = 0; i < 60; i++) {
      ProcessBuilder echo = new ProcessBuilder("echo", "run " + i);
      Outcome outcome = new BoundedProcess(echo, Duration.ofSeconds(8), 5, 1_000).run("");
      assertThat(outcome.out()).isEqualTo("run " + i + "\n");
    }
  }

  @Test
  void nothingOfTheEnvironmentLeaks() throws Exception {
    assertThat(System.getenv()).as("something could leak").hasSizeGreaterThan(4);
    List<String> names =
        sh(LIMITS, "env").out().lines().map(line -> line.replaceFirst("=.*", "")).toList();
    assertThat(names)
        .contains("PATH", "HOME", "GIVEN")
        .isSubsetOf("PATH", "HOME", "TMPDIR", "LANG", "GIVEN", "PWD", "OLDPWD", "SHLVL", "_");
  }

  @Test
  void theEnvironmentOfOtherProgramsIsHidden() throws Exception {
    assumeTrue(holds(Protection.OTHERS_HIDDEN));
    Outcome outcome =
        sh(LIMITS, "ls /proc | grep -c '^[0-9]' ; cat /proc/*/environ | tr '\\0' '\\n'");
    assertThat(Integer.parseInt(outcome.out().lines().findFirst().orElseThrow().strip()))
        .isLessThan(10);
    for (String name : System.getenv().keySet()) {
      if (!List.of("PATH", "HOME", "TMPDIR", "LANG", "PWD", "OLDPWD", "SHLVL", "_")
          .contains(name)) {
        assertThat(outcome.out()).doesNotContain("\n" + name + "=");
      }
    }
  }

  @Test
  void whatSleepsTooLongIsKilled() throws Exception {
    long start = System.nanoTime();
    Outcome outcome =
        sh(LIMITS.withTime(Duration.ofMillis(600)), "sleep 61.7 & sleep 61.7; echo never");
    assertThat(outcome.end()).isEqualTo(Outcome.End.TOO_LONG);
    assertThat(outcome.out()).isEmpty();
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    assertThat(running("61.7")).isEmpty();
  }

  @Test
  void whatCutsItselfLooseIsKilledAsWell() throws Exception {
    assumeTrue(holds(Protection.NO_SURVIVORS));
    assumeTrue(Programs.find("setsid", folder).isPresent());
    Outcome outcome = sh(LIMITS, "setsid -f sleep 61.8 >/dev/null 2>&1 </dev/null; exit 0");
    assertThat(outcome.isSuccess()).isTrue();
    Thread.sleep(100);
    assertThat(running("61.8")).isEmpty();
  }

  private static List<String> running(String argument) {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine())
        .flatMap(Optional::stream)
        .filter(line -> line.contains("sleep " + argument))
        .toList();
  }

  /** A tree of at most 63 shells, each with a sleeper: it cannot grow beyond, whatever fails. */
  private static final String TREE =
      "f() { if [ $1 -gt 0 ]; then f $(($1 - 1)) & f $(($1 - 1)) & fi; sleep 62.1; }; f 5";

  @Test
  void programsThatStartTooManyAreKilledWithAllTheyStarted() throws Exception {
    long start = System.nanoTime();
    Outcome outcome = sh(LIMITS.withProcesses(20), TREE);
    assertThat(outcome.isSuccess()).isFalse();
    assertThat(outcome.end() == Outcome.End.TOO_MANY_PROCESSES || holds(Protection.PROCESS_LIMIT))
        .as("seen to be too many, or never let grow")
        .isTrue();
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    assertThat(running("62.1")).isEmpty();
  }

  @Test
  void aLeapOfTheWholeMachineIsNoticedAtOnce() throws Exception {
    assumeTrue(Files.isReadable(Path.of("/proc/loadavg")));
    Process tree = new ProcessBuilder("sleep", "62.2").start();
    List<Process> others = new ArrayList<>();
    try (ForkBrake brake = new ForkBrake(tree, 20)) {
      for (int i = 0; i < 60; i++) {
        others.add(new ProcessBuilder("sleep", "62.3").start());
      }
      assertThat(tree.waitFor(5, TimeUnit.SECONDS)).isTrue();
      assertThat(brake.isPulled()).isTrue();
    } finally {
      others.forEach(Process::destroyForcibly);
      tree.destroyForcibly();
    }
  }

  @Test
  void hugeOutputIsCutOff() throws Exception {
    Outcome outcome = sh(LIMITS, "yes");
    assertThat(outcome.end()).isEqualTo(Outcome.End.TOO_MUCH_OUTPUT);
    assertThat(outcome.out()).hasSize(LIMITS.outputBytes());
    assertThat(sh(LIMITS, "yes >&2").end()).isEqualTo(Outcome.End.TOO_MUCH_OUTPUT);
  }

  @Test
  void filesOutsideCannotBeWritten() throws Exception {
    assumeTrue(holds(Protection.READ_ONLY_FILES));
    Path target = outside.resolve("written");
    Outcome outcome =
        sh(LIMITS, "echo in > inside && cat inside; echo out > \"$1\"", target.toString());
    assertThat(outcome.out()).isEqualTo("in\n");
    assertThat(outcome.isSuccess()).isFalse();
    assertThat(target).doesNotExist();
    Outcome undo =
        sh(
            LIMITS,
            "mount -o remount,bind,rw / ; umount \"$1\"; echo out > \"$1\"",
            target.toString());
    assertThat(undo.isSuccess()).isFalse();
    assertThat(target).doesNotExist();
  }

  @Test
  void theNetworkCannotBeReached() throws Exception {
    assumeTrue(holds(Protection.NO_NETWORK));
    Optional<Path> bash = Programs.find("bash", folder);
    assumeTrue(bash.isPresent());
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(500);
      String call = ": > /dev/tcp/127.0.0.1/" + server.getLocalPort();
      List<String> command = List.of(bash.get().toString(), "-c", call);
      assertThat(Sandbox.here().run(command, folder, Map.of(), LIMITS).isSuccess()).isFalse();
      assertThat(
              new Sandbox(Fence.NONE, Protections.of(List.of()))
                  .run(command, folder, Map.of(), LIMITS)
                  .isSuccess())
          .as("the same call without a fence")
          .isTrue();
    }
  }

  @Test
  void memoryProcessorTimeAndFilesAreLimited() throws Exception {
    assumeTrue(holds(Protection.RESOURCES));
    Limits small = LIMITS.withMemory(256L << 20);
    assertThat(sh(small, "head -c 600000000 /dev/zero | tail -c 600000000 > /dev/null").isSuccess())
        .isFalse();
    Limits brief = new Limits(Duration.ofSeconds(20), 1, 1L << 30, 20, 1 << 20, 1 << 20);
    Outcome busy = sh(brief, "while :; do :; done");
    assertThat(busy.end()).isEqualTo(Outcome.End.EXITED);
    assertThat(busy.exitCode()).isGreaterThan(128);
    assertThat(sh(brief, "head -c 5000000 /dev/zero > big").isSuccess()).isFalse();
    assertThat(Files.size(folder.resolve("big"))).isLessThanOrEqualTo(1 << 20);
  }

  @Test
  void aShellsOwnLimitsWillDo() throws Exception {
    Sandbox plain =
        new Sandbox(
            new Fence(Fence.Spaces.NONE, Fence.Limiter.ULIMIT, false, false),
            Protections.of(List.of()));
    Limits brief = new Limits(Duration.ofSeconds(20), 1, 1L << 30, 20, 1 << 20, 1 << 20);
    assertThat(sh(plain, brief, "echo $((1 + 1))").lastLine()).isEqualTo("2");
    assertThat(sh(plain, brief, "while :; do :; done").isSuccess()).isFalse();
    assertThat(sh(plain, brief, "head -c 5000000 /dev/zero > big").isSuccess()).isFalse();
  }

  @Test
  void whoWaitsCanGiveUp() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread waiting =
        Thread.ofPlatform()
            .start(() -> {
              try {
                sh(LIMITS, "sleep 61.9");
              } catch (IOException | InterruptedException e) {
                thrown.set(e);
              }
            });
    Thread.sleep(700);
    waiting.interrupt();
    waiting.join(5_000);
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(running("61.9")).isEmpty();
  }

  @Test
  void everyProtectionIsSaidHeldOrNot() throws Exception {
    assertThat(Sandbox.here().protections().inWords()).hasSize(Protection.values().length);
    assertThat(Protections.of(List.of()).inWords())
        .contains("the network can be reached")
        .doesNotContain("there is no network");
  }

  @Test
  void aFolderGoesWithAllThatIsInItAndNothingElse() throws Exception {
    TempFolder temp = TempFolder.make();
    Path locked = Files.createDirectories(temp.path().resolve("a/b"));
    Files.writeString(locked.resolve("f"), "x");
    Path kept = Files.writeString(outside.resolve("kept"), "x");
    Files.createSymbolicLink(temp.path().resolve("link"), outside);
    assertThat(locked.toFile().setWritable(false)).isTrue();
    temp.remove();
    assertThat(temp.path()).doesNotExist();
    assertThat(kept).exists();
    assertThatThrownBy(temp::remove).isInstanceOf(IOException.class);
  }
}
