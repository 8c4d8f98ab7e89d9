package dev.yourbrief.trial.run;

import dev.yourbrief.trial.data.Case;

/**
 * One thing to ask.
 *
 * @param arm whom
 * @param of about which case
 * @param repeat for the how-manieth time, from 0
 */
public record Question(String arm, Case of, int repeat) {}
