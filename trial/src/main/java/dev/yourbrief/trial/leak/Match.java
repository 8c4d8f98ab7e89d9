package dev.yourbrief.trial.leak;

/**
 * The nearest row to a text.
 *
 * @param row its place, from 0
 * @param similarity from 0 to 1
 */
record Match(int row, double similarity) {}
