package dev.yourbrief.trial.run;

import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.ChatModel;
import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.provider.ChatRequest;
import dev.yourbrief.provider.Decoding;
import dev.yourbrief.provider.Message;
import dev.yourbrief.provider.Pace;
import dev.yourbrief.provider.TokenPrices;
import dev.yourbrief.provider.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks one model of one provider, and keeps what it says. The journal is asked first; then the most
 * the call can cost is set aside, its turn is waited for, it is made, tried again while that may
 * help, and its answer is kept.
 *
 * <p>Safe for many threads.
 */
public final class Caller {

  /** Input may have more tokens than we count, since every model counts its own way. */
  private static final BigDecimal CEILING = new BigDecimal("1.35");

  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final String provider;
  private final ChatModel model;
  private final Pace pace;
  private final Journal journal;
  private final Budget budget;
  private final Optional<TokenPrices> prices;
  private final int attempts;
  private final Patience patience;
  private final AtomicLong retries = new AtomicLong();
  private final AtomicReference<@Nullable StoppedException> stopped = new AtomicReference<>();

  /**
   * A caller.
   *
   * @param provider the provider's name and address, for people and for keys
   * @param prices what the model's tokens cost, when that is known
   * @param attempts how often a call is tried, the first time included
   * @param patience how long its provider is asked without an answer, by all callers together
   */
  public Caller(
      String provider,
      ChatModel model,
      Pace pace,
      Journal journal,
      Budget budget,
      Optional<TokenPrices> prices,
      int attempts,
      Patience patience) {
    this.provider = provider;
    this.model = model;
    this.pace = pace;
    this.journal = journal;
    this.budget = budget;
    this.prices = prices;
    this.attempts = attempts;
    this.patience = patience;
  }

  /** How many calls were tried again. */
  public long retries() {
    return retries.get();
  }

  /** The key of a call: everything that can change its answer, and the repeat. */
  String key(ChatRequest request, int repeat) {
    List<String> parts = new ArrayList<>(List.of("chat", provider, request.model()));
    for (Message message : request.messages()) {
      parts.add(message.role().name());
      parts.add(message.text());
    }
    Decoding d = request.decoding();
    parts.add(d.temperature() + "|" + d.topP() + "|" + d.maxOutputTokens() + "|" + d.seed());
    parts.add(d.reasoningEffort().orElse(""));
    parts.addAll(d.stop());
    parts.add(request.jsonSchema().orElse(""));
    parts.add("repeat " + repeat);
    return CallKey.of(parts);
  }

  /** The most a call can cost, USD; empty when a price or the longest answer is not known. */
  public Optional<BigDecimal> ceiling(ChatRequest request) {
    if (prices.isEmpty() || request.decoding().maxOutputTokens().isEmpty()) {
      return Optional.empty();
    }
    long input = BigDecimal.valueOf(Tokens.of(request)).multiply(CEILING).longValue() + 1;
    return prices
        .get()
        .cost(new Usage(input, 0, 0, 0, request.decoding().maxOutputTokens().getAsInt(), 0));
  }

  /**
   * Asks, unless the answer is kept already.
   *
   * @param who who is asked, for people
   * @param repeat for the how-manieth time the same is asked, from 0
   * @throws StoppedException when the budget, or the provider, allows no further call
   */
  public Answer ask(String who, ChatRequest request, int repeat)
      throws StoppedException, InterruptedException {
    String key = key(request, repeat);
    Optional<Answer> kept = journal.answer(key).filter(a -> !a.isWorthAnotherTry());
    if (kept.isPresent()) {
      return kept.get();
    }
    Optional<BigDecimal> most = budget.isCapped() ? ceiling(request) : Optional.empty();
    if (budget.isCapped() && most.isEmpty()) {
      throw new StoppedException(
          StoppedException.Reason.BUDGET,
          "there is a budget, and the price of " + request.model() + " is not known");
    }
    Answer.Lost lost = journal.answer(key).map(Answer::lost).orElse(Answer.Lost.NONE);
    for (int attempt = 1; ; attempt++) {
      if (!budget.reserve(most)) {
        throw new StoppedException(
            StoppedException.Reason.BUDGET,
            "the next call might cost more than is left of the budget; to go on, unlock the trial"
                + " and raise it");
      }
      Tried tried = attempt(key, who, request, attempt, most);
      switch (tried) {
        case Told(Answer answer) -> {
          Answer whole = answer.with(lost(lost, answer, most));
          journal.keep(whole);
          return whole;
        }
        case Later(CallException why) -> {
          if (mayHaveBeenPaid(why.kind())) {
            lost = lost.andOne(most);
          }
          retries.incrementAndGet();
          Thread.sleep(wait(key, attempt, why));
        }
      }
    }
  }

  /**
   * Asks as {@link #ask} does, for somebody who wants a reply or a reason, and no more. That the
   * run has to stop is remembered, see {@link #stopped()}.
   */
  public ChatReply reply(String who, ChatRequest request, int repeat)
      throws CallException, InterruptedException {
    try {
      Answer answer = ask(who, request, repeat);
      return switch (answer.outcome()) {
        case Answer.Said said ->
            new ChatReply(said.text(), said.finish(), said.model(), answer.usage());
        case Answer.Failed failed ->
            throw new CallException(failed.kind(), failed.why(), Optional.empty());
      };
    } catch (StoppedException e) {
      stopped.compareAndSet(null, e);
      throw new CallException(
          CallException.Kind.NOT_ALLOWED, String.valueOf(e.getMessage()), Optional.empty());
    }
  }

  /** Why {@link #reply} could not go on, if it could not. */
  public Optional<StoppedException> stopped() {
    return Optional.ofNullable(stopped.get());
  }

  /** One try: it told us something, or is worth another. */
  private sealed interface Tried {}

  private record Told(Answer answer) implements Tried {}

  private record Later(CallException why) implements Tried {}

  private Tried attempt(
      String key, String who, ChatRequest request, int attempt, Optional<BigDecimal> most)
      throws StoppedException, InterruptedException {
    boolean isSettled = false;
    long expected = Math.max(1, request.decoding().maxOutputTokens().orElse(0));
    try (Pace.Permit permit = pace.acquire(expected)) {
      long began = System.nanoTime();
      try {
        journal.calling();
        ChatReply reply = model.ask(request);
        Optional<Usage> usage = reply.usage();
        permit.succeeded(
            usage.isPresent()
                ? OptionalLong.of(usage.get().input() + usage.get().output())
                : OptionalLong.empty());
        patience.answered();
        Optional<BigDecimal> cost = usage.flatMap(u -> prices.flatMap(p -> p.cost(u)));
        budget.settle(most, cost);
        isSettled = true;
        return new Told(
            new Answer(
                key,
                who,
                new Answer.Said(reply.text(), reply.finish(), reply.model()),
                usage,
                cost,
                seconds(began),
                attempt));
      } catch (CallException e) {
        permit.failed(e);
        if (mayHaveBeenPaid(e.kind())) {
          budget.settle(most, Optional.empty());
          isSettled = true;
        }
        return failed(key, who, attempt, began, e);
      } catch (InterruptedException e) {
        journal.gaveUp();
        throw e;
      }
    } finally {
      if (!isSettled) {
        budget.release(most);
      }
    }
  }

  private Tried failed(String key, String who, int attempt, long began, CallException e)
      throws StoppedException {
    if (e.kind() == CallException.Kind.NOT_ALLOWED) {
      throw new StoppedException(StoppedException.Reason.PROVIDER, String.valueOf(e.getMessage()));
    }
    if (e.isPassing()) {
      if (patience.endsWithAnother()) {
        throw new StoppedException(
            StoppedException.Reason.PROVIDER,
            "no answer in " + patience.inARow() + " tries; the last one: " + e.getMessage());
      }
      if (attempt < attempts) {
        return new Later(e);
      }
    }
    return new Told(
        new Answer(
            key,
            who,
            new Answer.Failed(e.kind(), e.getMessage() == null ? "" : e.getMessage()),
            Optional.empty(),
            Optional.empty(),
            seconds(began),
            attempt));
  }

  private static Answer.Lost lost(Answer.Lost before, Answer answer, Optional<BigDecimal> most) {
    return switch (answer.outcome()) {
      case Answer.Failed(CallException.Kind kind, _) ->
          mayHaveBeenPaid(kind) ? before.andOne(most) : before;
      case Answer.Said _ -> answer.usd().isPresent() ? before : before.and(most);
    };
  }

  /** A provider may bill an answer that never reached us. */
  private static boolean mayHaveBeenPaid(CallException.Kind kind) {
    return switch (kind) {
      case TIMEOUT, UNREACHABLE, UNREADABLE -> true;
      case RATE_LIMITED, UNAVAILABLE, NOT_ALLOWED, REJECTED -> false;
    };
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  /**
   * Twice as long each time, and not the same for all: half of it is drawn from the call's own key.
   * What the provider asks for is waited for by all, in {@link Pace}.
   */
  private static Duration wait(String key, int attempt, CallException why) {
    Duration full = FIRST_WAIT.multipliedBy(1L << Math.min(attempt - 1, 10));
    Duration capped = full.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : full;
    double share = (Integer.parseInt(key.substring(0, 4), 16) + 1) / 65_536.0;
    Duration own = Duration.ofNanos((long) (capped.toNanos() * (0.5 + share / 2)));
    return why.retryAfter().filter(asked -> asked.compareTo(own) < 0).orElse(own);
  }
}
