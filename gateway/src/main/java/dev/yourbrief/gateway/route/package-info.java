/**
 * Where a request may go: routes, their targets, who is tried next after which fault, and which
 * targets are rested because they fail. It decides and remembers; it opens no connection and reads
 * no clock of its own.
 */
@NullMarked
package dev.yourbrief.gateway.route;

import org.jspecify.annotations.NullMarked;
