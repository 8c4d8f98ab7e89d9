/**
 * The wire formats of providers, one {@link dev.yourbrief.provider.Dialect} each, and what they
 * share: JSON as trees, errors in all their shapes, and how long a provider asks to wait.
 *
 * <p>Nothing here opens a connection or knows a key.
 */
@NullMarked
package dev.yourbrief.provider.dialect;

import org.jspecify.annotations.NullMarked;
