/**
 * JSON as trees, bounded in depth, for every wire format. It knows no provider's words, and says
 * nothing of what it could not read: that would be quoted.
 */
@NullMarked
package dev.yourbrief.provider.json;

import org.jspecify.annotations.NullMarked;
