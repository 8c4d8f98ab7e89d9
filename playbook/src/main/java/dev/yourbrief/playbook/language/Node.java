package dev.yourbrief.playbook.language;

/**
 * An expression whose types and units are settled: every number in it is already in the unit its
 * place needs. A closed set, by what it gives: numbers and truths a draw, or one value for all
 * draws.
 */
sealed interface Node permits NumberNode, TruthNode, SingleNode {}
