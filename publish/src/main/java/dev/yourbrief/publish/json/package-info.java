/**
 * A brief as JSON: written, read back, and described by a published JSON Schema. A small reader and
 * printer of JSON values, which know the place of every value for messages, live here too.
 */
@NullMarked
package dev.yourbrief.publish.json;

import org.jspecify.annotations.NullMarked;
