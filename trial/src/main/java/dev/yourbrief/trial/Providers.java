package dev.yourbrief.trial;

import dev.yourbrief.provider.ChatClient;
import dev.yourbrief.provider.Endpoint;
import dev.yourbrief.provider.KeySource;
import dev.yourbrief.provider.Limits;
import dev.yourbrief.provider.Pace;
import dev.yourbrief.provider.TokenPrices;
import dev.yourbrief.provider.dialect.OpenAiChat;
import dev.yourbrief.trial.plan.ProviderPlan;
import dev.yourbrief.trial.run.Budget;
import dev.yourbrief.trial.run.Caller;
import dev.yourbrief.trial.run.Journal;
import dev.yourbrief.trial.run.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Connections to the providers of a plan, each with one pace for all that call it. */
final class Providers implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int MAX_ANSWER_BYTES = 16 << 20;
  private static final String OPENAI = "api.openai.com";

  private record Open(ChatClient client, Pace pace, Patience patience) {}

  private final Map<String, ProviderPlan> plans;
  private final Map<String, String> environment;
  private final Journal journal;
  private final Budget budget;
  private final Map<String, Open> open = new HashMap<>();
  private final List<Caller> callers = new ArrayList<>();

  Providers(
      Map<String, ProviderPlan> plans,
      Map<String, String> environment,
      Journal journal,
      Budget budget) {
    this.plans = plans;
    this.environment = environment;
    this.journal = journal;
    this.budget = budget;
  }

  /**
   * A caller of one of a provider's models.
   *
   * @throws dev.yourbrief.figure.source.InputException if its key cannot be found
   */
  Caller caller(String provider, Optional<TokenPrices> prices) {
    ProviderPlan plan = plan(provider);
    Open connection = open.computeIfAbsent(provider, _ -> connect(plan));
    Caller caller =
        new Caller(
            plan.url().toString(),
            connection.client(),
            connection.pace(),
            journal,
            budget,
            prices,
            plan.attempts(),
            connection.patience());
    callers.add(caller);
    return caller;
  }

  int width(String provider) {
    return plan(provider).concurrency();
  }

  /** The most calls that may be under way at once, at all providers together. */
  int width() {
    return plans.values().stream().mapToInt(ProviderPlan::concurrency).sum();
  }

  /** How many calls were tried again. */
  long retries() {
    return callers.stream().mapToLong(Caller::retries).sum();
  }

  private ProviderPlan plan(String provider) {
    ProviderPlan plan = plans.get(provider);
    if (plan == null) {
      throw new IllegalArgumentException("no provider '" + provider + "'");
    }
    return plan;
  }

  private Open connect(ProviderPlan plan) {
    Optional<KeySource> key =
        plan.keyVariable()
            .<KeySource>map(KeySource.Variable::new)
            .or(() -> plan.keyFile().map(KeySource.InFile::new));
    // Compatible servers know an older name for the most tokens of an answer.
    OpenAiChat dialect =
        OPENAI.equals(plan.url().getHost()) ? OpenAiChat.OPENAI : OpenAiChat.COMPATIBLE;
    return new Open(
        new ChatClient(
            new Endpoint(plan.url(), dialect, key, Map.of()),
            new Limits(CONNECT, plan.timeout(), MAX_ANSWER_BYTES),
            environment),
        new Pace(
            new Pace.Bounds(
                Math.min(4, plan.concurrency()),
                plan.concurrency(),
                perMinute(plan.requestsPerMinute()),
                perMinute(plan.tokensPerMinute()))),
        new Patience(plan.attempts(), plan.concurrency()));
  }

  private static OptionalLong perMinute(OptionalInt limit) {
    return limit.isPresent() ? OptionalLong.of(limit.getAsInt()) : OptionalLong.empty();
  }

  @Override
  public void close() {
    open.values().forEach(o -> o.client().close());
  }
}
