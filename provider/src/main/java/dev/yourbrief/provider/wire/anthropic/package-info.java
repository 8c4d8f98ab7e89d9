/**
 * The words of Anthropic's messages: requests, whole answers, streams, token counts and errors.
 *
 * <p>Source: Anthropic's API reference as read in November 2026, and its OpenAPI description,
 * version 195. No connection is opened here, and no headers are known: which beta a member needs is
 * the matter of whoever sends it.
 */
@NullMarked
package dev.yourbrief.provider.wire.anthropic;

import org.jspecify.annotations.NullMarked;
