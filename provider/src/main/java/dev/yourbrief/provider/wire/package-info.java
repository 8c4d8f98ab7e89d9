/**
 * A conversation with a model in no provider's words: what is asked ({@link
 * dev.yourbrief.provider.wire.Conversation}), what is answered whole ({@link
 * dev.yourbrief.provider.wire.Answer}) or in pieces ({@link dev.yourbrief.provider.wire.Piece}),
 * and {@link dev.yourbrief.provider.wire.WireFormat}, which reads and writes them in the words of
 * one API. The formats themselves live in the packages below; nothing here opens a connection.
 *
 * <p>What one format says and another cannot is never dropped in silence: whoever writes says what
 * was lost ({@link dev.yourbrief.provider.wire.Loss}).
 */
@NullMarked
package dev.yourbrief.provider.wire;

import org.jspecify.annotations.NullMarked;
