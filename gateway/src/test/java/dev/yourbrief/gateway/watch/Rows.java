package dev.yourbrief.gateway.watch;

import dev.yourbrief.gateway.ledger.Row;
import dev.yourbrief.gateway.ledger.Row.Bought;
import dev.yourbrief.gateway.ledger.Row.Outcome;
import dev.yourbrief.provider.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Rows as a gateway writes them. */
record Rows(String call, long output, String usd, boolean streamed, int attempts, String model) {

  static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  static Rows call(String call) {
    return new Rows(call, 10, "0.5", true, 1, "first");
  }

  Rows output(long tokens) {
    return new Rows(call, tokens, usd, streamed, attempts, model);
  }

  /** An empty text for an unknown price. */
  Rows usd(String amount) {
    return new Rows(call, output, amount, streamed, attempts, model);
  }

  Rows attempts(int count) {
    return new Rows(call, output, usd, streamed, count, model);
  }

  Bought bought() {
    return new Bought(
        "up",
        model,
        Optional.of(new Usage(100, 0, 0, 0, output, 0)),
        false,
        usd.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(usd)));
  }

  Row.Attempt attempt(int number, String fault) {
    return new Row.Attempt(call, NOON, number, bought(), fault.isEmpty() ? 200 : 500, fault, 100);
  }

  Row.Call row() {
    return new Row.Call(
        call,
        NOON,
        "smart",
        "team",
        "openai.chat",
        streamed,
        Optional.of(bought()),
        "",
        200,
        Outcome.OK,
        "",
        840,
        Optional.of(120L),
        attempts,
        Set.of(),
        new TreeMap<>(),
        "");
  }
}
