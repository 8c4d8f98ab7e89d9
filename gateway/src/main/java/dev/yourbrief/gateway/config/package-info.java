/**
 * What the configuration file says, as values, and its readers. Nothing here acts on it. A file
 * with any mistake gives every mistake and no configuration.
 */
@NullMarked
package dev.yourbrief.gateway.config;

import org.jspecify.annotations.NullMarked;
