/**
 * What was asked, answered and spent, as rows in files that only grow. A row is written before the
 * last byte of its answer is sent, so that a killed process has lost nothing a client was told.
 * Rows hold no words of prompts or answers.
 *
 * <p>The ledger knows no network. Bills are made of its files by another room, which reads them
 * like any export.
 */
@NullMarked
package dev.yourbrief.gateway.ledger;

import org.jspecify.annotations.NullMarked;
