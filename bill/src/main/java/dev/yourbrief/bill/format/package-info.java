/**
 * How each kind of export is recognised and read into {@link dev.yourbrief.bill.Charge}s. One small
 * class a format; {@link dev.yourbrief.bill.format.Formats} lists them in the order they are tried,
 * and is the only place a new one is added to.
 *
 * <p>Public here is for {@code bill} itself. Nothing is added up here: a reader turns one row into
 * charges, or says why it cannot, and never fails for a row.
 */
@NullMarked
package dev.yourbrief.bill.format;

import org.jspecify.annotations.NullMarked;
