package dev.yourbrief.trial.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A program whose time, output and number of processes are bounded, and which leaves no process
 * behind: whatever happens, it and all that it started are killed before {@link #run} returns. A
 * process that cut itself loose from its parent before it could be seen is out of reach here; only
 * a {@link Sandbox} with a process space of its own gets those too.
 */
public final class BoundedProcess {

  private static final long LOOK_EVERY_MILLIS = 20;
  private static final int ROUNDS = 200;
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final ProcessBuilder builder;
  private final Duration time;
  private final int processes;
  private final int outputBytes;

  /**
   * Bounds a program that was not started yet.
   *
   * @param builder the program, its folder and its environment
   * @param time how long it may take
   * @param processes how many it may have at once
   * @param outputBytes how much it may print, to either stream
   */
  public BoundedProcess(ProcessBuilder builder, Duration time, int processes, int outputBytes) {
    this.builder = builder;
    this.time = time;
    this.processes = processes;
    this.outputBytes = outputBytes;
  }

  /**
   * Runs it.
   *
   * @param input what it reads from standard input
   * @throws IOException if it cannot be started
   * @throws InterruptedException if the waiting thread was interrupted; the program is killed
   */
  public Outcome run(String input) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = builder.start();
    Set<ProcessHandle> seen = new LinkedHashSet<>();
    Drain out = new Drain(process.getInputStream(), outputBytes);
    Drain err = new Drain(process.getErrorStream(), outputBytes);
    Thread feeder = Thread.ofVirtual().start(() -> feed(process, input));
    Outcome.End end;
    try (ForkBrake brake = new ForkBrake(process, ForkBrake.LEAP)) {
      end = watch(process, start, seen, out, err);
      end = brake.isPulled() ? Outcome.End.TOO_MANY_PROCESSES : end;
    } finally {
      kill(process, seen);
      feeder.interrupt();
    }
    // Killed, all of them: the streams end as soon as the last holder of them is gone.
    out.await(LAST_WORDS);
    err.await(LAST_WORDS);
    boolean isTooMuch = end == Outcome.End.EXITED && (out.isOver() || err.isOver());
    return new Outcome(
        isTooMuch ? Outcome.End.TOO_MUCH_OUTPUT : end, process.waitFor(), out.text(), err.text());
  }

  private Outcome.End watch(
      Process process, long start, Set<ProcessHandle> seen, Drain out, Drain err)
      throws InterruptedException {
    while (true) {
      boolean isOver = process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      List<ProcessHandle> now = process.descendants().toList();
      seen.addAll(now);
      if (now.size() + 1 > processes) {
        return Outcome.End.TOO_MANY_PROCESSES;
      }
      if (out.isOver() || err.isOver()) {
        return Outcome.End.TOO_MUCH_OUTPUT;
      }
      if (isOver) {
        return Outcome.End.EXITED;
      }
      if (System.nanoTime() - start > time.toNanos()) {
        return Outcome.End.TOO_LONG;
      }
    }
  }

  /**
   * The program first: with a process space of its own, all that it started goes with it. Then what
   * was seen and what they started, again and again, because what is killed may be starting others
   * at the same moment.
   */
  private static void kill(Process process, Set<ProcessHandle> seen) {
    destroy(process);
    for (int round = 0; round < ROUNDS; round++) {
      seen.forEach(ProcessHandle::destroyForcibly);
      seen.addAll(startedBy(process.pid(), seen));
      if (!process.isAlive() && seen.stream().noneMatch(ProcessHandle::isAlive)) {
        return;
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /**
   * Kills a program and keeps what it printed: killing the {@link Process} itself would close its
   * streams, even when it has ended already.
   */
  static void destroy(Process process) {
    process.toHandle().destroyForcibly();
  }

  /** One look at all processes, however many there are. */
  private static Set<ProcessHandle> startedBy(long program, Set<ProcessHandle> seen) {
    Set<Long> parents = new HashSet<>();
    parents.add(program);
    seen.forEach(handle -> parents.add(handle.pid()));
    Set<ProcessHandle> found = new LinkedHashSet<>();
    ProcessHandle.allProcesses()
        .filter(handle -> handle.parent().filter(p -> parents.contains(p.pid())).isPresent())
        .forEach(found::add);
    return found;
  }

  private static void feed(Process process, String input) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      // A program need not read what it is given.
    }
  }

  /** Reads a stream to its end, and keeps as much as it may. */
  private static final class Drain {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final InputStream in;
    private final int most;
    private final Thread thread;
    private volatile boolean over;

    Drain(InputStream in, int most) {
      this.in = in;
      this.most = most;
      this.thread = Thread.ofPlatform().daemon().start(this::read);
    }

    private void read() {
      byte[] buffer = new byte[8192];
      try (in) {
        for (int n = in.read(buffer); n >= 0 && !over; n = in.read(buffer)) {
          synchronized (kept) {
            int room = Math.min(n, most - kept.size());
            kept.write(buffer, 0, room);
            over = room < n;
          }
        }
      } catch (IOException _) {
        // The program was killed.
      }
    }

    boolean isOver() {
      return over;
    }

    void await(Duration longest) throws InterruptedException {
      thread.join(longest);
    }

    String text() {
      synchronized (kept) {
        return kept.toString(StandardCharsets.UTF_8);
      }
    }
  }
}
