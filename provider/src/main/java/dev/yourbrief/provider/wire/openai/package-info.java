/**
 * The words of OpenAI: chat completions ({@link
 * dev.yourbrief.provider.wire.openai.OpenAiChatFormat}), which most other providers and servers
 * offer as well, responses, and embeddings. What compatible servers do otherwise is in {@link
 * dev.yourbrief.provider.wire.openai.OpenAiOptions}.
 *
 * <p>Source: OpenAI's OpenAPI description, version 2.3.0 of 2026-08-21. Nothing here opens a
 * connection or knows a key.
 *
 * <p>A request that is read and written again in the same format says the same. What changes is its
 * form only: members that are {@code null} are left out, the content of one text is a string, the
 * bound of the output has the name that the options give, {@code stop} is a list, settings that say
 * the default ({@code stream: false}, a format of {@code text}) are left out.
 */
@NullMarked
package dev.yourbrief.provider.wire.openai;

import org.jspecify.annotations.NullMarked;
