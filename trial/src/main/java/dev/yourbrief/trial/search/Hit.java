package dev.yourbrief.trial.search;

/**
 * A training row that was found.
 *
 * @param row its place in the training split, from 0
 * @param score how near it is; higher is nearer, and the scale is the retriever's own
 */
public record Hit(int row, double score) {}
