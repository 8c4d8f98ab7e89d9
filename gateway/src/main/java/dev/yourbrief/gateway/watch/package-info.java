/**
 * What people and their tools see of the traffic: counts for Prometheus, spans and metrics for
 * OpenTelemetry, the last calls. It is told of rows as they are written and holds no words of
 * prompts or answers.
 */
@NullMarked
package dev.yourbrief.gateway.watch;

import org.jspecify.annotations.NullMarked;
