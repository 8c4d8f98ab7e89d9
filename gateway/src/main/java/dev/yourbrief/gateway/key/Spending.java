package dev.yourbrief.gateway.key;

import dev.yourbrief.gateway.key.VirtualKey.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what keys use, and says no in time. One object for the life of the process: it knows keys
 * by name, so that counts stay when the configuration is read anew. Safe for many threads.
 *
 * <p>Money and tokens are set aside by an estimate before a call and corrected after it, so that
 * requests under way at once cannot together spend what is there once. What a key spends beyond its
 * budget is at most the error of the estimates.
 */
public final class Spending {

  /** More than any request takes; so that sums of a minute stay within a long. */
  static final long MOST_TOKENS = 1_000_000_000_000L;

  private final ConcurrentHashMap<String, Account> accounts = new ConcurrentHashMap<>();

  /**
   * May this request go on?
   *
   * @param route the model name that the client asks for
   * @param estimatedTokens input and output together, the most it is likely to take
   * @param estimatedUsd what that costs; empty when the price is not known
   * @throws IllegalArgumentException if an estimate is below 0
   */
  public Admission admit(
      VirtualKey key,
      String route,
      long estimatedTokens,
      Optional<BigDecimal> estimatedUsd,
      Instant now) {
    if (estimatedTokens < 0 || estimatedUsd.filter(usd -> usd.signum() < 0).isPresent()) {
      throw new IllegalArgumentException("an estimate is not below 0");
    }
    long tokens = Math.min(estimatedTokens, MOST_TOKENS);
    return account(key.name()).admit(key, route, tokens, estimatedUsd, now);
  }

  /**
   * The request is over, however it ended. Only the first call for a reservation counts.
   *
   * @param tokens what it took, input and output together
   * @param usd what it cost, zero for a call that was never sent; empty when that is not known, and
   *     then the estimate stands
   */
  public void settle(Reservation reservation, long tokens, Optional<BigDecimal> usd, Instant now) {
    account(reservation.keyName()).settle(reservation, tokens, usd, now);
  }

  /**
   * What was spent before this process began, from the ledger; in any order.
   *
   * @param at when the call was admitted
   */
  public void restore(String keyName, Instant at, BigDecimal usd) {
    account(keyName).restore(at, usd);
  }

  /** What a key has spent in its budget's period; ever, if it has no budget. */
  public Spent spent(VirtualKey key, Instant now) {
    return account(key.name())
        .spent(key.budget().map(VirtualKey.Budget::period).orElse(Period.NEVER), now);
  }

  /** The same, by the budget that the key had when it was last used. */
  public Spent spent(String keyName, Instant now) {
    return account(keyName).spent(now);
  }

  private Account account(String keyName) {
    Account known = accounts.get(keyName);
    return known != null ? known : accounts.computeIfAbsent(keyName, _ -> new Account());
  }
}
