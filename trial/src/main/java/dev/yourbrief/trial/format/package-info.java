/**
 * Files of other programs, read and written. Results of promptfoo, Inspect, lm-evaluation-harness,
 * OpenAI evals and plain tables become one {@link dev.yourbrief.trial.format.ImportedResults}, and
 * two of its systems, joined item by item, a {@link dev.yourbrief.trial.format.Pairing}. What a
 * trial found is written as JUnit XML, in promptfoo's JSON and as CSV.
 *
 * <p>Nothing here judges: what the scores mean is for {@code statistics} and {@code decide}.
 */
@NullMarked
package dev.yourbrief.trial.format;

import org.jspecify.annotations.NullMarked;
