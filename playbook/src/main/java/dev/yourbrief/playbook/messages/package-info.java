/**
 * The message catalogue: what this program itself says in a brief, in one file for each language
 * ({@code en.properties}); a translation is one more file beside it. What a playbook says stands in
 * the playbook, and what a team says in its decision.
 *
 * <p>Nothing here knows a brief. How a number or a date is written in a region is for {@code
 * publish} to know.
 */
@NullMarked
package dev.yourbrief.playbook.messages;

import org.jspecify.annotations.NullMarked;
