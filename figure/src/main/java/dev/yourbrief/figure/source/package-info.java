/**
 * Where things were read and what was wrong with them: {@link
 * dev.yourbrief.figure.source.Location}, {@link dev.yourbrief.figure.source.Problem}, and YAML as
 * {@link dev.yourbrief.figure.source.YamlNode}s that remember their line and column, so that every
 * message can say what, where, and what to do.
 *
 * <p>Nothing here knows what a document means: each room reads its own documents out of these
 * nodes.
 */
@NullMarked
package dev.yourbrief.figure.source;

import org.jspecify.annotations.NullMarked;
