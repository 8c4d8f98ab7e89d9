package dev.yourbrief.crossover.probe;

import dev.yourbrief.crossover.probe.Rung.Percentiles;
import dev.yourbrief.figure.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The figures of a rung, out of what its requests gave. A pure function of its input: it reads no
 * clock.
 */
final class RungStatistics {

  private static final double NANOS = 1e9;

  /** The window is cut into so many slices to see how much the rate varies. */
  private static final int SLICES = 8;

  /** The 95th percentile of Student's t with one degree of freedom less than there are slices. */
  private static final double T95 = 1.8946;

  private static final int FEW = 20;
  private static final int ENOUGH_FOR_P99 = 100;

  /** A stopped answer with fewer pieces says nothing of its speed. */
  private static final int LEAST_PIECES = 8;

  private final RungPlan plan;
  private final List<Sample> samples;
  private final long from;
  private final long to;
  private final boolean counted;
  private final double tokensPerPiece;
  private final double meanInput;
  private final List<String> notes = new ArrayList<>();

  /**
   * @param samples all requests, the warm-up's too
   * @param from the start of the window in which all workers were busy
   * @param to its end
   */
  RungStatistics(RungPlan plan, Session session, List<Sample> samples, long from, long to) {
    this.plan = plan;
    this.samples = samples;
    this.from = from;
    this.to = to;
    this.counted = session.counted() && samples.stream().anyMatch(s -> s.usage().isPresent());
    List<Sample> known = samples.stream().filter(s -> s.isDone() && s.usage().isPresent()).toList();
    double tokens = known.stream().mapToDouble(s -> s.usage().get().output()).sum();
    double pieces = known.stream().mapToDouble(s -> s.arrivals().size()).sum();
    tokensPerPiece = pieces > 0 ? tokens / pieces : session.tokensPerPiece();
    meanInput =
        known.stream()
            .mapToDouble(s -> s.usage().get().input())
            .average()
            .orElse(plan.lengths().input());
  }

  /**
   * The figures.
   *
   * @param clientShare the share of this machine's processors that the measuring itself took
   * @param warm whether all users were past their warm-up when the window opened
   */
  Rung rung(double clientShare, boolean warm) {
    List<Sample> measured = samples.stream().filter(s -> !s.warmUp()).toList();
    List<Sample> ok = measured.stream().filter(Sample::isDone).toList();
    List<Sample.Failed> failed = failures();
    int cut = (int) measured.stream().filter(Sample::isCut).count();
    Map<String, Integer> reasons = new TreeMap<>();
    failed.forEach(f -> reasons.merge(f.reason(), 1, Integer::sum));
    double seconds = Math.max(0, (to - from) / NANOS);
    double[] slices = outputBySlice();
    double output = seconds > 0 ? Arrays.stream(slices).sum() / seconds : 0;
    double input =
        seconds > 0 ? samples.stream().mapToDouble(this::inputInWindow).sum() / seconds : 0;
    long ended = ok.stream().filter(s -> s.ended() - from >= 0 && s.ended() - to < 0).count();
    Optional<Percentiles> perToken = percentiles(perToken(measured));
    describe(ok, cut, clientShare);
    if (!warm) {
      notes.add("the time was over before all users were past their warm-up");
    }
    return new Rung(
        plan.kind(),
        plan.concurrency(),
        ok.size(),
        failed.size(),
        cut,
        reasons,
        failed.stream().map(Sample.Failed::detail).filter(d -> !d.isEmpty()).findFirst().orElse(""),
        seconds,
        output,
        input,
        seconds > 0 ? ended / seconds : 0,
        error(slices),
        meanInput,
        ok.stream().mapToDouble(this::tokens).average().orElse(0),
        cachedShare(ok),
        !counted,
        percentiles(firstToken(measured)),
        perToken,
        percentiles(ok.stream().mapToDouble(s -> (s.ended() - s.sent()) / NANOS).toArray()),
        perToken.filter(p -> p.p50() > 0).map(p -> 1 / p.p50()).orElse(0.0),
        List.copyOf(notes));
  }

  private List<Sample.Failed> failures() {
    List<Sample.Failed> failures = new ArrayList<>();
    for (Sample sample : samples) {
      if (sample.outcome() instanceof Sample.Failed failed) {
        failures.add(failed);
      }
    }
    return failures;
  }

  /** The tokens of an answer: the server's count, or as many as its pieces hold on average. */
  private double tokens(Sample sample) {
    return sample
        .usage()
        .map(u -> (double) u.output())
        .orElse(sample.arrivals().size() * tokensPerPiece);
  }

  /** Tokens that came in each slice of the window. What failed is of no use to anybody. */
  private double[] outputBySlice() {
    double[] slices = new double[SLICES];
    for (Sample sample : samples) {
      if (sample.outcome() instanceof Sample.Failed || sample.arrivals().isEmpty()) {
        continue;
      }
      double perPiece = tokens(sample) / sample.arrivals().size();
      for (int i = 0; i < SLICES; i++) {
        slices[i] += perPiece * sample.arrivals().between(edge(i), edge(i + 1));
      }
    }
    return slices;
  }

  private long edge(int slice) {
    return from + (to - from) / SLICES * slice + (slice == SLICES ? (to - from) % SLICES : 0);
  }

  /** A prompt is taken to be read evenly from when it is sent to the first piece of the answer. */
  private double inputInWindow(Sample sample) {
    if (sample.outcome() instanceof Sample.Failed || sample.arrivals().isEmpty()) {
      return 0;
    }
    double begin = sample.sent() - from;
    double end = sample.arrivals().first() - from;
    double window = to - from;
    double within = Math.min(end, window) - Math.max(begin, 0.0);
    double share = end > begin ? Math.clamp(within / (end - begin), 0, 1) : end >= 0 ? 1 : 0;
    return share * sample.usage().map(u -> (double) u.input()).orElse(meanInput);
  }

  private double error(double[] slices) {
    double mean = Arrays.stream(slices).average().orElse(0);
    if (mean <= 0) {
      return 0;
    }
    double squares = Arrays.stream(slices).map(s -> (s - mean) * (s - mean)).sum();
    return T95 * Math.sqrt(squares / (SLICES - 1) / SLICES) / mean;
  }

  private static double[] firstToken(List<Sample> measured) {
    return measured.stream()
        .filter(s -> (s.isDone() || s.isCut()) && !s.arrivals().isEmpty())
        .mapToDouble(s -> (s.arrivals().first() - s.sent()) / NANOS)
        .toArray();
  }

  private double[] perToken(List<Sample> measured) {
    return measured.stream()
        .filter(s -> s.isDone() || (s.isCut() && s.arrivals().size() >= LEAST_PIECES))
        .mapToDouble(this::secondsPerToken)
        .filter(t -> t > 0)
        .toArray();
  }

  private double secondsPerToken(Sample sample) {
    double tokens = tokens(sample);
    double writing = (sample.arrivals().last() - sample.arrivals().first()) / NANOS;
    if (writing > 0 && tokens > 1) {
      return writing / (tokens - 1);
    }
    // All came at once: there is no more to go by than the whole time.
    return tokens > 1 ? (sample.ended() - sample.sent()) / NANOS / tokens : 0;
  }

  private static double cachedShare(List<Sample> ok) {
    double cached = 0;
    double all = 0;
    for (Sample sample : ok) {
      cached += sample.usage().map(Usage::cached).orElse(0L);
      all += sample.usage().map(Usage::input).orElse(0L);
    }
    return all > 0 ? Math.min(1, cached / all) : 0;
  }

  private static Optional<Percentiles> percentiles(double[] seconds) {
    if (seconds.length == 0) {
      return Optional.empty();
    }
    Draws sorted = Draws.owning(seconds);
    return Optional.of(
        new Percentiles(
            seconds.length, sorted.quantile(0.5), sorted.quantile(0.95), sorted.quantile(0.99)));
  }

  private void describe(List<Sample> ok, int cut, double clientShare) {
    if (!counted) {
      notes.add("the server gives no counts: tokens are estimated from the pieces of the answers");
    }
    if (ok.isEmpty()) {
      notes.add("no answer came to its end in the time");
    } else if (ok.size() < FEW) {
      notes.add("fewer than 20 answers: p95 and p99 are little more than the slowest of them");
    } else if (ok.size() < ENOUGH_FOR_P99) {
      notes.add("fewer than 100 answers: p99 is little more than the slowest of them");
    }
    if (cut > 0) {
      notes.add("answers were cut off by the time limit");
    }
    if (ok.stream().anyMatch(s -> s.arrivals().size() == 1 && tokens(s) > 2)) {
      notes.add("answers came in one piece: the speed is that of the whole request");
    }
    double asked = plan.lengths().output();
    double mean = ok.stream().mapToDouble(this::tokens).average().orElse(asked);
    if (plan.lengths().spread() == 0 && mean < 0.9 * asked) {
      notes.add(
          "answers ended early: "
              + Math.round(mean)
              + " tokens on average, "
              + Math.round(asked)
              + " were asked");
    }
    if (clientShare > 0.7) {
      notes.add("this machine was busy with the measuring itself: the server may be faster");
    }
  }
}
