package dev.yourbrief.cli;

import static dev.yourbrief.cli.Terminal.padded;
import static dev.yourbrief.cli.Terminal.right;

import dev.yourbrief.cli.CapacityCommand.InPrecision;
import dev.yourbrief.crossover.capacity.CapacityAnswer.Fits;
import dev.yourbrief.crossover.capacity.CapacityAnswer.TooBig;
import dev.yourbrief.crossover.capacity.CapacityAnswer.TooSlow;
import dev.yourbrief.crossover.capacity.GpuShape;
import dev.yourbrief.crossover.capacity.ModelShape;
import dev.yourbrief.crossover.capacity.SpeedPoint;
import dev.yourbrief.crossover.capacity.Term;
import dev.yourbrief.crossover.capacity.Workload;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** Capacity on a terminal: a block for every precision. */
final class CapacityView {

  private static final int NAME = 22;
  private static final double Z90 = 1.2815515594457831;

  private final Terminal terminal;
  private final ModelShape model;
  private final GpuShape gpu;
  private final Workload work;
  private final boolean explain;

  CapacityView(Terminal terminal, ModelShape model, GpuShape gpu, Workload work, boolean explain) {
    this.terminal = terminal;
    this.model = model;
    this.gpu = gpu;
    this.work = work;
    this.explain = explain;
  }

  void print(List<InPrecision> answers) {
    line("");
    line("  " + terminal.bold(model.name() + " on " + gpu.name()) + terminal.faint(", " + asked()));
    answers.forEach(this::one);
    line("");
    line(
        terminal.faint(
            "  "
                + terminal.wrapped(
                    "Output tokens; in brackets eight in ten. How it is computed and how far off it"
                        + " was: docs/capacity.md.",
                    2)));
  }

  private String asked() {
    StringBuilder text =
        new StringBuilder(
            number(work.inputTokens()) + " tokens in, " + number(work.outputTokens()) + " out");
    work.speedPerUser()
        .ifPresent(s -> text.append(", at least ").append(number(s)).append(" tokens/s each"));
    work.ttftSeconds()
        .ifPresent(s -> text.append(", the first within ").append(number(s)).append(" s"));
    work.concurrency().ifPresent(c -> text.append(", ").append(number(c)).append(" at once"));
    if (work.speedPerUser().isEmpty()
        && work.ttftSeconds().isEmpty()
        && work.concurrency().isEmpty()) {
      text.append(", no limit");
    }
    return text.toString();
  }

  private void one(InPrecision in) {
    line("");
    String native4 = gpu.computesIn(in.precision()) ? "" : ", computed in bf16";
    line("  " + terminal.bold(in.precision().key()) + terminal.faint(native4));
    switch (in.answer()) {
      case TooBig big -> line("    " + terminal.bad("✗") + " " + terminal.wrapped(big.words(), 6));
      case TooSlow slow -> {
        line("    " + terminal.open("!") + " " + terminal.wrapped(slow.words(), 6));
        speeds(in.bySpeed());
      }
      case Fits fits -> {
        fits(fits);
        speeds(in.bySpeed());
        row("basis", terminal.wrapped(fits.basis(), NAME + 4));
        row("source", fits.source() + ", as of " + fits.asOf());
        if (explain) {
          terms(fits.terms());
        }
      }
    }
  }

  private void fits(Fits fits) {
    row(
        "tokens/s a GPU",
        terminal.bold(number(fits.outputPerGpuSecond()))
            + " ["
            + number(fits.outputPerGpuSecond(-Z90))
            + "–"
            + number(fits.outputPerGpuSecond(Z90))
            + "]");
    row(
        "a replica",
        fits.gpusPerReplica()
            + (fits.gpusPerReplica() == 1 ? " GPU, " : " GPUs, ")
            + number(fits.outputPerSecond())
            + " tokens/s, "
            + number(Math.floor(fits.requests()))
            + " requests at once");
    row(
        "a user",
        number(fits.speedPerUser())
            + " tokens/s, the first after "
            + number(fits.ttftSeconds())
            + " s; a request takes "
            + number(fits.slotSeconds())
            + " s");
    row(
        "GPU-seconds",
        number(fits.gpuSecondsPerMtokInput())
            + " per million tokens in, "
            + number(fits.gpuSecondsPerMtokOutput())
            + " out");
    row(
        "memory",
        "weights "
            + number(fits.weightsGb())
            + " GB, cache "
            + number(fits.cacheBytesPerToken() / 1000)
            + " kB a token; "
            + number(fits.memoryPerGpuGb())
            + " of "
            + number(gpu.memoryGb())
            + " GB a GPU in use");
  }

  private void speeds(List<SpeedPoint> points) {
    if (points.isEmpty()) {
      return;
    }
    line("");
    line(
        "    "
            + terminal.faint(
                right("tokens/s each", 14)
                    + right("tokens/s a GPU", 16)
                    + right("[8 in 10]", 16)
                    + right("GPUs", 6)
                    + right("at once", 9)
                    + right("first, s", 10)));
    for (SpeedPoint p : points) {
      line(
          "    "
              + right(number(p.tokensPerSecondPerUser()), 14)
              + right(number(p.outputPerGpuSecond()), 16)
              + right(number(p.low()) + "–" + number(p.high()), 16)
              + right(Integer.toString(p.gpusPerReplica()), 6)
              + right(number(Math.floor(p.requests())), 9)
              + right(number(p.ttftSeconds()), 10));
    }
    line("");
  }

  private void terms(List<Term> terms) {
    line("");
    for (Term term : terms) {
      line(
          "    "
              + padded(term.name(), 22)
              + right(number(term.value()), 10)
              + " "
              + padded(term.unit(), 16)
              + terminal.faint(term.formula()));
    }
  }

  private void row(String name, String text) {
    line("    " + padded(name, NAME) + text);
  }

  /** Three digits that tell, more where they are before the point. */
  private static String number(double value) {
    if (Math.abs(value) >= 100) {
      return String.format(Locale.ROOT, "%,d", Math.round(value));
    }
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
