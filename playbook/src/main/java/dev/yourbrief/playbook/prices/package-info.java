/**
 * What a bill says was paid, day by day, held against what the catalogue knew of each day: {@link
 * dev.yourbrief.playbook.prices.PriceEvidence}.
 *
 * <p>It judges no provider and re-prices nothing: the bill is the better witness, and where it and
 * a list differ, a finding says how.
 */
@NullMarked
package dev.yourbrief.playbook.prices;

import org.jspecify.annotations.NullMarked;
