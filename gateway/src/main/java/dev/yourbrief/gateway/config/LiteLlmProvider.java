package dev.yourbrief.gateway.config;

import dev.yourbrief.gateway.config.KnownProviders.Known;
import dev.yourbrief.gateway.config.ProviderSettings.Api;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A provider as our file will have it.
 *
 * @param known the provider known by name that this is, with its address; empty for an address of
 *     its own
 * @param base its address, or the environment variable that holds it
 * @param keyVariable the environment variable that holds its key; empty for none
 */
record LiteLlmProvider(
    String name,
    Api api,
    Optional<Known> known,
    Given base,
    Optional<String> keyVariable,
    SortedMap<String, Given> headers) {

  /** A text, or the name of an environment variable that holds it. */
  record Given(String text, boolean isVariable) {}
}
