/** The prices of a bill held against dated price lists. */
@NullMarked
package dev.yourbrief.playbook.prices;

import org.jspecify.annotations.NullMarked;
