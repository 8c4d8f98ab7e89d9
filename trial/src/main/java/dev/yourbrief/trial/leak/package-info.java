/**
 * Test cases that stand in the training data as well, word for word or nearly; and test cases that
 * are near twins of each other. An arm that has seen a case gets it right for the wrong reason, so
 * scores are shown in full and on the cases that are left. Texts only: what an arm makes of a leak
 * is not said here.
 */
@NullMarked
package dev.yourbrief.trial.leak;

import org.jspecify.annotations.NullMarked;
