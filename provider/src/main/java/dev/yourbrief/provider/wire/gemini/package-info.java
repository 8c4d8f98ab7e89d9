/**
 * The words of Gemini's {@code generateContent}: requests, whole answers, streams and errors, as
 * Google AI and Vertex AI have them.
 *
 * <p>Source: Google's description of the API, v1beta, of December 2025, and its pages on thinking,
 * thought signatures and function calls as read in November 2026. No connection is opened here; the
 * model and the wish for a stream stand in the path ({@link
 * dev.yourbrief.provider.wire.gemini.GeminiFormat#path}).
 */
@NullMarked
package dev.yourbrief.provider.wire.gemini;

import org.jspecify.annotations.NullMarked;
