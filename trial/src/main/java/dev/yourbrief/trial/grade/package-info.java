/**
 * From an answer to a score: graders of every kind. {@link dev.yourbrief.trial.grade.GraderReader}
 * reads a {@link dev.yourbrief.trial.grade.GraderSpec} from {@code trial.yaml}, {@link
 * dev.yourbrief.trial.grade.Graders} makes the {@link dev.yourbrief.trial.grade.Grader}; {@link
 * dev.yourbrief.trial.grade.JudgeReport} says how far a model that judges can be trusted.
 *
 * <p>Nothing here calls an arm, keeps a score, or decides who won. A grade that could not be given
 * is a {@link dev.yourbrief.trial.grade.GradeException}, never a 0.
 */
@NullMarked
package dev.yourbrief.trial.grade;

import org.jspecify.annotations.NullMarked;
