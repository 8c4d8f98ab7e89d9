package dev.yourbrief.crossover.probe;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A measurement of a server that speaks the OpenAI wire format. It sends made-up prompts, and only
 * to the host that its options name; see {@code docs/probe.md} for what is measured and how.
 *
 * <p>{@link #run} is for one thread; {@link #stop} may come from any other.
 */
public final class Probe {

  /** Hears of what goes on; called from the thread that runs the measurement. */
  public interface Listener {
    /** A rung begins. */
    void begins(RungPlan plan);

    /** A rung was measured. */
    void measured(Rung rung);
  }

  /** Answers this much shorter show what reading costs. */
  private static final int SHORTER = 8;

  private static final int MOST_COST_RUNGS = 3;

  private final ProbeOptions options;
  private final Listener listener;
  private final Reach.Resolver resolver;
  private final SSLSocketFactory tls;
  private volatile boolean stopped;
  private volatile @Nullable RungRun current;
  private volatile @Nullable Caller caller;

  public Probe(ProbeOptions options, Listener listener) {
    this(
        options,
        listener,
        InetAddress::getAllByName,
        (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  Probe(ProbeOptions options, Listener listener, Reach.Resolver resolver, SSLSocketFactory tls) {
    this.options = options;
    this.listener = listener;
    this.resolver = resolver;
    this.tls = tls;
  }

  /**
   * Measures, until all is measured, a limit is reached, or {@link #stop} is called.
   *
   * @throws dev.yourbrief.figure.source.InputException if the host may not be asked, or gives no
   *     answer
   */
  public ProbeResult run() {
    Reach.Pinned pinned = options.reach().pin(options.endpoint().host(), resolver);
    options.endpoint().check(options.key(), pinned);
    try (Caller open =
        new Caller(
            options.endpoint(),
            pinned,
            options.key(),
            tls,
            System::nanoTime,
            options.limits().idle())) {
      caller = open;
      if (stopped) {
        open.cut();
      }
      return measure(open, pinned);
    }
  }

  /** Ends the measurement now; {@link #run} gives what was measured until then. */
  public void stop() {
    stopped = true;
    RungRun run = current;
    Caller open = caller;
    if (run != null) {
      run.stop();
    } else if (open != null) {
      open.cut();
    }
  }

  private ProbeResult measure(Caller open, Reach.Pinned pinned) {
    long deadline = open.now() + options.limits().totalTime().toNanos();
    Budget budget = new Budget(options.limits().maxRequests(), options.limits().maxTokens());
    Prompts prompts = new Prompts(options.seed(), options.salt(), options.sharedPrefix());
    Session session =
        new Handshake(open, options.endpoint(), prompts, options.lengths(), budget, deadline)
            .meet(options.model());
    Rungs rungs =
        new Rungs(
            new RungRun.Site(
                open,
                options.endpoint(),
                session,
                prompts,
                budget,
                options.limits(),
                new AtomicLong(),
                deadline));
    Ladder.Climb climb =
        new Ladder(options.concurrency(), options.askedSpeed(), options.stopBelowSpeed())
            .climb(rungs, options.lengths());
    Optional<Rung> best = Ladder.best(climb.rungs(), options.askedSpeed());
    List<Rung> costRungs = new ArrayList<>();
    Answer answer = answer(best, rungs, costRungs);
    return new ProbeResult(
        options.endpoint().toString(),
        pinned.addresses().getFirst().getHostAddress(),
        session.model(),
        session.dialect().fixedLength(),
        session.counted(),
        options.lengths(),
        climb.rungs(),
        List.copyOf(costRungs),
        climb.stopped(),
        stopped,
        budget.requests(),
        budget.tokens(),
        answer);
  }

  private Answer answer(Optional<Rung> best, Rungs rungs, List<Rung> costRungs) {
    if (options.gpus().isEmpty()) {
      return new Answer(options.askedSpeed(), best, false, Optional.empty(), "");
    }
    if (best.isEmpty()) {
      return untold(best, "no rung is fast enough for each user");
    }
    int tokens = Math.max(1, options.lengths().output() / SHORTER);
    int users = best.get().concurrency();
    while (costRungs.size() < MOST_COST_RUNGS && rungs.over().isEmpty()) {
      Lengths shorter = options.lengths().withOutput(tokens);
      costRungs.add(rungs.rung(new RungPlan(Rung.Kind.SHORT_ANSWERS, users, shorter)));
      Rung rung = costRungs.getLast();
      boolean fast = rung.speedPerUser() >= options.askedSpeed() || users == 1;
      if (rung.isMeasured() && !rung.isFailing() && fast) {
        return cost(best.get(), rung);
      }
      // Reading prompts holds up those who write: as many users at once are too many.
      users = Math.max(1, users / 2);
    }
    return untold(
        best,
        rungs.over().isEmpty()
            ? "short answers came too slowly to compare"
            : "there was no room left for short answers: " + rungs.over());
  }

  private Answer cost(Rung best, Rung shorter) {
    try {
      TokenCost cost = TokenCost.of(options.gpus().getAsInt(), best, shorter);
      return new Answer(options.askedSpeed(), Optional.of(best), true, Optional.of(cost), "");
    } catch (IllegalArgumentException e) {
      return untold(
          Optional.of(best), "answers were too short to tell reading from writing; raise --output");
    }
  }

  private Answer untold(Optional<Rung> best, String why) {
    return new Answer(options.askedSpeed(), best, true, Optional.empty(), why);
  }

  /** Real rungs, one after the other. */
  private final class Rungs implements Ladder.Measure {
    private final RungRun.Site site;
    private String over = "";

    Rungs(RungRun.Site site) {
      this.site = site;
    }

    @Override
    public Rung rung(RungPlan plan) {
      listener.begins(plan);
      RungRun run = new RungRun(site, plan);
      current = run;
      if (stopped) {
        run.stop();
      }
      Rung rung = run.run();
      current = null;
      listener.measured(rung);
      RungRun.End end = run.end().orElse(RungRun.End.ENOUGH);
      if (stopped) {
        over = "it was stopped";
      } else if (end == RungRun.End.BUDGET) {
        over = "the budget of tokens or requests is used up";
      } else if (site.caller().now() - site.deadline() >= 0) {
        over = "the time is over";
      }
      return rung;
    }

    @Override
    public String over() {
      return over;
    }
  }
}
