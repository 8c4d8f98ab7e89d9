package dev.yourbrief.trial.plan;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whom arms call.
 *
 * @param name what the plan calls it
 * @param url where it is
 * @param keyVariable the environment variable that holds its key
 * @param keyFile or the file that does
 * @param concurrency the most calls that may be under way at once
 * @param requestsPerMinute the provider's own limit, if known
 * @param tokensPerMinute the provider's own limit, if known
 * @param timeout the most time for one answer
 * @param attempts how often a call is tried, the first one included
 */
public record ProviderPlan(
    String name,
    URI url,
    Optional<String> keyVariable,
    Optional<Path> keyFile,
    int concurrency,
    OptionalInt requestsPerMinute,
    OptionalInt tokensPerMinute,
    Duration timeout,
    int attempts) {}
