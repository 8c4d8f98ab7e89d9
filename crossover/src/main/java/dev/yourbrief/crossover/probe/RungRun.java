package dev.yourbrief.crossover.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One rung at work: as many threads as there are users, each sending its next request when the last
 * is answered (a closed loop). The first request of each is a warm-up with an answer shortened at
 * random, so that the users do not move in step: else all prompts would be read at the same time.
 */
final class RungRun {

  /** Why a rung sends no more requests. */
  enum End {
    ENOUGH,
    TIME,
    BUDGET,
    FAILURES,
    STOPPED
  }

  /** What all rungs of a measurement share. */
  record Site(
      Caller caller,
      Endpoint endpoint,
      Session session,
      Prompts prompts,
      Budget budget,
      ProbeLimits limits,
      AtomicLong numbers,
      long deadline) {}

  private static final int FIRST_FAILURES = 5;
  private static final int ENOUGH_TO_JUDGE = 10;
  private static final Duration AFTER_FAILURE = Duration.ofMillis(50);

  private final Site site;
  private final RungPlan plan;
  private final int wanted;
  private final long began;
  private final long deadline;
  private final List<Sample> samples = new ArrayList<>();
  private final CountDownLatch over;

  private int warmedUp;
  private boolean warm;
  private int done;
  private int failed;
  private long windowFrom;
  private long windowTo;
  private @Nullable End end;
  private @Nullable RuntimeException defect;

  RungRun(Site site, RungPlan plan) {
    this.site = site;
    this.plan = plan;
    this.wanted = Math.max(site.limits.minRequests(), 2 * plan.concurrency());
    this.began = site.caller.now();
    this.windowFrom = began;
    long rung = began + site.limits.rungTime().toNanos();
    this.deadline = rung - site.deadline < 0 ? rung : site.deadline;
    this.over = new CountDownLatch(plan.concurrency());
  }

  /** Runs to the end, and says what came of it. */
  Rung run() {
    site.caller.resume();
    long cpu = cpuNanos();
    for (int worker = 0; worker < plan.concurrency(); worker++) {
      int id = worker;
      Thread.ofVirtual().name("probe-" + id).start(() -> work(id));
    }
    await();
    site.caller.resume();
    double wall = Math.max(1, site.caller.now() - began);
    double share = (cpuNanos() - cpu) / wall / Runtime.getRuntime().availableProcessors();
    synchronized (this) {
      if (defect != null) {
        throw defect;
      }
      return new RungStatistics(plan, site.session, samples, windowFrom, windowTo)
          .rung(share, warm);
    }
  }

  synchronized Optional<End> end() {
    return Optional.ofNullable(end);
  }

  /** Sends no more requests and ends those under way. */
  void stop() {
    finish(End.STOPPED);
    site.caller.cut();
  }

  private void await() {
    try {
      if (!over.await(deadline - site.caller.now(), TimeUnit.NANOSECONDS)) {
        finish(End.TIME);
        site.caller.cut();
        over.await();
      }
    } catch (InterruptedException e) {
      stop();
      Thread.currentThread().interrupt();
    }
  }

  private void work(int worker) {
    try {
      SplittableRandom random =
          new SplittableRandom(site.prompts.seed() * 31 + plan.concurrency() * 1_009L + worker);
      int warmUp = 1 + random.nextInt(plan.lengths().outputOf(random));
      if (isRunning()) {
        ask(plan.lengths().inputOf(random), warmUp, true);
      }
      warmedUp();
      while (isRunning()) {
        int output = plan.lengths().outputOf(random);
        Sample sample = ask(plan.lengths().inputOf(random), output, false);
        if (sample.outcome() instanceof Sample.Failed) {
          Thread.sleep(AFTER_FAILURE);
        }
      }
    } catch (InterruptedException e) {
      finish(End.STOPPED);
    } catch (RuntimeException e) {
      failedWith(e);
    } finally {
      over.countDown();
    }
  }

  private synchronized boolean isRunning() {
    return end == null;
  }

  private synchronized void failedWith(RuntimeException e) {
    defect = e;
    finish(End.STOPPED);
  }

  /** A worker is past its warm-up; when all are, the window opens. */
  private synchronized void warmedUp() {
    warmedUp++;
    if (warmedUp == plan.concurrency() && end == null) {
      warm = true;
      windowFrom = site.caller.now();
    }
  }

  private Sample ask(int input, int output, boolean warmUp) {
    int words = site.session.words(input);
    long reserved = site.session.mostInput(words) + output;
    if (!site.budget.reserve(reserved)) {
      finish(End.BUDGET);
      return nothing(warmUp);
    }
    String prompt = site.prompts.of(site.numbers.getAndIncrement(), words);
    byte[] body =
        site.session.dialect().body(site.endpoint.chat(), site.session.model(), prompt, output);
    Sample sample = site.caller.ask(body, output, warmUp, deadline);
    site.budget.settle(reserved, Handshake.taken(sample, reserved));
    note(sample);
    return sample;
  }

  private Sample nothing(boolean warmUp) {
    long now = site.caller.now();
    return new Sample(warmUp, now, new Arrivals(), now, Optional.empty(), new Sample.Cut());
  }

  private synchronized void note(Sample sample) {
    samples.add(sample);
    if (sample.outcome() instanceof Sample.Failed) {
      failed++;
      boolean allFail = failed >= FIRST_FAILURES && failed == samples.size();
      boolean manyFail = samples.size() >= ENOUGH_TO_JUDGE && failed * 10 > samples.size();
      if (allFail || manyFail) {
        finish(End.FAILURES);
      }
    } else if (sample.isDone() && !sample.warmUp()) {
      done++;
      boolean longEnough =
          warm && site.caller.now() - windowFrom >= site.limits.minTime().toNanos();
      if (done >= wanted && longEnough) {
        finish(End.ENOUGH);
      }
    }
  }

  /** Closes the window; the first reason is the one that counts. */
  private synchronized void finish(End why) {
    if (end == null) {
      end = why;
      windowTo = site.caller.now();
    }
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }
}
