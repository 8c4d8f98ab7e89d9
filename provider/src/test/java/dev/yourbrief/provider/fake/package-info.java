/**
 * A provider for tests: a server on this machine that answers chat completions as it is told, with
 * real sockets. Other rooms' tests use it from this room's test jar.
 */
@NullMarked
package dev.yourbrief.provider.fake;

import org.jspecify.annotations.NullMarked;
