/**
 * The training split, searched: by words, by meaning, and by both; what the neighbours of a text
 * vote for; and which of these settings does best on the dev split. Nothing here sees a test case
 * before it is asked, and nothing here needs a network. What an arm does with the rows that are
 * found is not said here.
 */
@NullMarked
package dev.yourbrief.trial.search;

import org.jspecify.annotations.NullMarked;
