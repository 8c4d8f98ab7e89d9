/**
 * How model providers are spoken to: a {@link dev.yourbrief.provider.ChatRequest} is written in a
 * provider's wire {@link dev.yourbrief.provider.Dialect}, sent by a {@link
 * dev.yourbrief.provider.ChatClient}, and its answer read back as a {@link
 * dev.yourbrief.provider.ChatReply} with its {@link dev.yourbrief.provider.Usage} in exclusive
 * token kinds, which {@link dev.yourbrief.provider.TokenPrices} turn into money.
 *
 * <p>A {@link dev.yourbrief.provider.Pace} says how many calls may be open and how soon the next
 * may start. Nothing here knows what a call is for: when to try again and what may be spent belong
 * to the rooms that call.
 *
 * <p>The wire formats stand in {@code dialect}, the form of streams in {@code sse}.
 */
@NullMarked
package dev.yourbrief.provider;

import org.jspecify.annotations.NullMarked;
