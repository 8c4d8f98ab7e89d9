/**
 * What the traffic behind a bill is like, for whoever has to carry it: tokens and requests a month,
 * how long requests are, when they come and how they crowd. {@link
 * dev.yourbrief.bill.traffic.Traffic} is the answer, a plain value; each number in it says how it
 * was found, or that it is not known. {@link dev.yourbrief.bill.traffic.Survey} works it out from
 * what the store answers.
 *
 * <p>How requests were read and stored is not known here, and no GPU: what a load needs is the
 * crossover's business. {@code docs/traffic.md} has every formula and source.
 */
@NullMarked
package dev.yourbrief.bill.traffic;

import org.jspecify.annotations.NullMarked;
