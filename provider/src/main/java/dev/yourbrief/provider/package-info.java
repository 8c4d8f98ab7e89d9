/**
 * How model providers are spoken to: a {@link dev.yourbrief.provider.ChatRequest} is written in a
 * provider's wire {@link dev.yourbrief.provider.Dialect}, sent by a {@link
 * dev.yourbrief.provider.ChatClient}, and its answer read back as a {@link
 * dev.yourbrief.provider.ChatReply} with its {@link dev.yourbrief.provider.Usage} in exclusive
 * token kinds, which {@link dev.yourbrief.provider.TokenPrices} turn into money.
 *
 * <p>Nothing here knows what a call is for. When to try again, how many calls may be open and what
 * may be spent belong to the rooms that call.
 */
@NullMarked
package dev.yourbrief.provider;

import org.jspecify.annotations.NullMarked;
