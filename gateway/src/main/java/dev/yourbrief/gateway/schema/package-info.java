/**
 * Whether an answer is the JSON it was to be. Schemas come from clients, so that nothing they refer
 * to is fetched, their patterns are matched in linear time, and no call waits for it.
 */
@NullMarked
package dev.yourbrief.gateway.schema;

import org.jspecify.annotations.NullMarked;
