/**
 * What kind of decision it is ({@link dev.yourbrief.playbook.Playbook}, read from YAML), one team's
 * answers to it ({@link dev.yourbrief.playbook.Decision}), and the evaluation that turns the two
 * into a {@link dev.yourbrief.playbook.brief.Brief}.
 *
 * <p>The rules of a decision live in the playbook's YAML, never here: this package knows bars,
 * doors and triggers, not models or GPUs. Bills and crossovers are worked out by the rooms below
 * and enter as named figures.
 */
@NullMarked
package dev.yourbrief.playbook;

import org.jspecify.annotations.NullMarked;
