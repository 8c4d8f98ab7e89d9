/**
 * Who may ask, for what, how fast and for how much: virtual keys, kept as hashes only, limits, and
 * budgets that are set aside before a call and settled after it. It counts; it knows no network and
 * reads no clock of its own.
 */
@NullMarked
package dev.yourbrief.gateway.key;

import org.jspecify.annotations.NullMarked;
