/**
 * What the gateway adds: a load generator and an upstream, each one thread on sockets that never
 * block, with the gateway, nginx or nothing between them in the same run.
 */
@NullMarked
package dev.yourbrief.bench.gateway;

import org.jspecify.annotations.NullMarked;
