package dev.yourbrief.trial.arm;

/**
 * What a cheap arm answers.
 *
 * @param label the answer: one of those in the training split
 * @param score how sure the arm is, from 0 to 1; a scale of each arm's own
 */
public record Guess(String label, double score) {}
