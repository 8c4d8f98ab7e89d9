/** From an answer to a score: graders of every kind. */
@NullMarked
package dev.yourbrief.trial.grade;

import org.jspecify.annotations.NullMarked;
