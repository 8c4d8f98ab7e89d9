package dev.yourbrief.crossover.probe;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What this client can take at most, by hand: {@code java -cp … ClientCeiling server} in one
 * process, and {@code … ClientCeiling client PORT USERS…} in another. The server writes pieces as
 * fast as they are taken; the figures go into {@code docs/probe.md}.
 */
final class ClientCeiling {

  private static final int PIECES = 256;

  private ClientCeiling() {}

  public static void main(String[] args) throws InterruptedException {
    PrintStream out = System.out;
    if (args[0].equals("server")) {
      byte[] stream =
          (ToyServer.OK_STREAM
                  + ToyServer.piece("token").repeat(PIECES)
                  + ToyServer.usage(100, PIECES)
                  + "data: [DONE]\n\n")
              .getBytes(StandardCharsets.UTF_8);
      ToyServer.Script paced =
          args.length > 1 ? new ModelServer(0.05, Double.parseDouble(args[1]), 1e12) : null;
      ToyServer server =
          new ToyServer(
              ToyServer.withModels((request, to) -> {
                if (paced != null || request.maxTokens() != PIECES) {
                  answer(paced, request, to);
                } else {
                  to.write(stream);
                }
              }));
      out.println(server.port());
      Thread.sleep(Duration.ofHours(1));
    }
    for (int i = 2; i < args.length; i++) {
      int users = Integer.parseInt(args[i]);
      ProbeOptions options =
          Probes.options(
              "http://127.0.0.1:" + args[1],
              new ProbeLimits(
                  16,
                  Duration.ofSeconds(8),
                  Duration.ofSeconds(60),
                  Duration.ofSeconds(90),
                  10_000_000,
                  Long.MAX_VALUE / 2,
                  Duration.ofSeconds(60)),
              users);
      long cpu = cpu();
      ProbeResult result =
          new Probe(Probes.withLengths(options, new Lengths(1_000, PIECES, 0)), new Probes.Heard())
              .run();
      Rung rung = result.rungs().getFirst();
      out.printf(
          "%4d users: %,10.0f pieces/s, %,6.0f requests/s, %5.1f CPU s of %.1f s,"
              + " speed per user %.1f, first token p50 %.1f ms p99 %.1f ms, failed %d %s%n",
          users,
          rung.outputTokensPerSecond(),
          rung.requestsPerSecond(),
          (cpu() - cpu) / 1e9,
          rung.windowSeconds(),
          rung.speedPerUser(),
          rung.timeToFirstToken().orElseThrow().p50() * 1e3,
          rung.timeToFirstToken().orElseThrow().p99() * 1e3,
          rung.failed(),
          rung.failures());
    }
  }

  private static void answer(
      ToyServer.@Nullable Script paced, ToyServer.Request request, OutputStream to)
      throws IOException {
    (paced == null ? ToyServer.quick() : paced).answer(request, to);
  }

  private static long cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }
}
