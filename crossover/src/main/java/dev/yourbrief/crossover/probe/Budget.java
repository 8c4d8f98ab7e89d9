package dev.yourbrief.crossover.probe;

/**
 * What may be spent. A request's tokens are set aside before it is sent, the most that it can take;
 * what it did not take comes back. So the limits hold while requests are under way.
 */
final class Budget {

  private final long maxRequests;
  private final long maxTokens;
  private long requests;
  private long tokens;

  Budget(long maxRequests, long maxTokens) {
    this.maxRequests = maxRequests;
    this.maxTokens = maxTokens;
  }

  /** Sets aside a request of so many tokens; false, and nothing set aside, if that is too much. */
  synchronized boolean reserve(long most) {
    if (requests >= maxRequests || tokens + most > maxTokens) {
      return false;
    }
    requests++;
    tokens += most;
    return true;
  }

  /** A request is over: what it took counts instead of what was set aside. */
  synchronized void settle(long reserved, long taken) {
    tokens += taken - reserved;
  }

  synchronized long requests() {
    return requests;
  }

  synchronized long tokens() {
    return tokens;
  }
}
