/**
 * A brief as the short record that teams keep of their decisions beside the code. What the record
 * says is what the brief says; sign-off is not given here.
 */
@NullMarked
package dev.yourbrief.publish.record;

import org.jspecify.annotations.NullMarked;
