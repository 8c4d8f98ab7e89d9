package dev.yourbrief.gateway.key;

import dev.yourbrief.gateway.key.Admission.Granted;
import dev.yourbrief.gateway.key.Admission.Reason;
import dev.yourbrief.gateway.key.Admission.Refused;
import dev.yourbrief.gateway.key.VirtualKey.Budget;
import dev.yourbrief.gateway.key.VirtualKey.Limits;
import dev.yourbrief.gateway.key.VirtualKey.Period;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The counts of one key, behind one lock. */
final class Account {

  private final Window requests = new Window();
  private final Window tokens = new Window();
  private final Purse purse = new Purse();
  private int open;
  private Period lastPeriod = Period.NEVER;

  synchronized Admission admit(
      VirtualKey key,
      String route,
      long estimatedTokens,
      Optional<BigDecimal> estimatedUsd,
      Instant now) {
    lastPeriod = key.budget().map(Budget::period).orElse(Period.NEVER);
    Optional<Refused> refused = refusal(key, route, estimatedTokens, estimatedUsd, now);
    if (refused.isPresent()) {
      return refused.get();
    }
    open++;
    requests.add(now, 1);
    long bucket = tokens.add(now, estimatedTokens);
    purse.reserve(now, estimatedUsd.orElse(BigDecimal.ZERO));
    return new Granted(new Reservation(key.name(), now, estimatedTokens, bucket, estimatedUsd));
  }

  private Optional<Refused> refusal(
      VirtualKey key,
      String route,
      long estimatedTokens,
      Optional<BigDecimal> estimatedUsd,
      Instant now) {
    if (key.expires().filter(end -> !now.isBefore(end)).isPresent()) {
      return refused(Reason.EXPIRED, "the key '" + key.name() + "' has expired");
    }
    if (!key.models().isEmpty() && !key.models().contains(route)) {
      return refused(
          Reason.MODEL_NOT_ALLOWED,
          "the key '" + key.name() + "' may not use the model '" + route + "'");
    }
    if (key.budget().isPresent() && estimatedUsd.isEmpty()) {
      return refused(
          Reason.PRICE_UNKNOWN,
          "the key '"
              + key.name()
              + "' has a budget, and the price of '"
              + route
              + "' is not known");
    }
    return overLimits(key, estimatedTokens, now)
        .or(() ->
            key.budget()
                .flatMap(
                    budget -> overBudget(key, budget, estimatedUsd.orElse(BigDecimal.ZERO), now)));
  }

  private Optional<Refused> overLimits(VirtualKey key, long estimatedTokens, Instant now) {
    Limits limits = key.limits();
    if (limits.concurrent().filter(most -> open >= most).isPresent()) {
      return refused(
          Reason.CONCURRENT,
          "the key '" + key.name() + "' has " + open + " requests under way, as many as it may");
    }
    return over(requests, limits.requestsPerMinute(), 1, Reason.REQUESTS, key, now)
        .or(() -> over(tokens, limits.tokensPerMinute(), estimatedTokens, Reason.TOKENS, key, now));
  }

  private static Optional<Refused> over(
      Window window, Optional<Long> limit, long more, Reason reason, VirtualKey key, Instant now) {
    if (limit.isEmpty() || window.total(now) <= limit.get() - more) {
      return Optional.empty();
    }
    String what = reason == Reason.REQUESTS ? " requests" : " tokens";
    if (more > limit.get()) {
      return refused(
          reason,
          "this request may take "
              + more
              + what
              + ", and the key '"
              + key.name()
              + "' has "
              + limit.get()
              + " a minute");
    }
    return Optional.of(
        new Refused(
            reason,
            "the key '"
                + key.name()
                + "' has "
                + limit.get()
                + what
                + " a minute, and they are"
                + " used",
            Optional.of(window.wait(now, limit.get() - more))));
  }

  private Optional<Refused> overBudget(
      VirtualKey key, Budget budget, BigDecimal more, Instant now) {
    if (purse.hasRoom(budget.period(), now, more, budget.usd())) {
      return Optional.empty();
    }
    return Optional.of(
        new Refused(
            Reason.BUDGET,
            "the key '"
                + key.name()
                + "' has "
                + budget.usd().toPlainString()
                + " USD "
                + Periods.words(budget.period())
                + ", and this request may cost more than is left",
            Periods.end(budget.period(), now).map(end -> Duration.between(now, end))));
  }

  private static Optional<Refused> refused(Reason reason, String message) {
    return Optional.of(new Refused(reason, message, Optional.empty()));
  }

  synchronized void settle(
      Reservation reservation, long usedTokens, Optional<BigDecimal> usd, Instant now) {
    if (!reservation.settle()) {
      return;
    }
    open--;
    long used = Math.clamp(usedTokens, 0, Spending.MOST_TOKENS);
    if (used > reservation.tokens()) {
      tokens.add(now, used - reservation.tokens());
    } else {
      tokens.takeBack(reservation.bucket(), reservation.tokens() - used);
    }
    purse.settle(reservation, usd.or(reservation::usd));
  }

  synchronized void restore(Instant at, BigDecimal usd) {
    purse.restore(at, usd);
  }

  synchronized Spent spent(Period period, Instant now) {
    return purse.spent(period, now);
  }

  synchronized Spent spent(Instant now) {
    return purse.spent(lastPeriod, now);
  }
}
