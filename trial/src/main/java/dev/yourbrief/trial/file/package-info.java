/**
 * CSV, JSON, JSON Lines and YAML, read piece by piece and within {@link
 * dev.yourbrief.trial.file.Limits}. A line that cannot be read is a problem beside the good ones.
 *
 * <p>Nothing here knows what a file means: {@code data} makes cases of it, {@code format} results.
 */
@NullMarked
package dev.yourbrief.trial.file;

import org.jspecify.annotations.NullMarked;
