/**
 * Decisions in the register: their files as they stand, immutable versions, who signed off, to whom
 * it was taken, what was predicted and what came of it, links to share. It computes nothing.
 */
@NullMarked
package dev.yourbrief.register.decision;

import org.jspecify.annotations.NullMarked;
