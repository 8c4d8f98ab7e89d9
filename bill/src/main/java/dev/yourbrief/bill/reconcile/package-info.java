/**
 * Holds what a gateway counted against what a provider asks for. {@link
 * dev.yourbrief.bill.reconcile.Reconciliation} is the answer, a plain value; {@link
 * dev.yourbrief.bill.reconcile.Reconciler} works it out from two stores' sums.
 *
 * <p>Files, formats and the store are not known here. Money and tokens are exact; a percentage is
 * the only number that is rounded.
 */
@NullMarked
package dev.yourbrief.bill.reconcile;

import org.jspecify.annotations.NullMarked;
