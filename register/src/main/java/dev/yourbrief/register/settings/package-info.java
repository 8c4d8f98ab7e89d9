/**
 * How a register is set up: {@code yourbrief.yaml} in its folder, read and checked. Without the
 * file everything is embedded and for this machine alone. Secrets stand in the environment or in
 * files of their own, never in it.
 */
@NullMarked
package dev.yourbrief.register.settings;

import org.jspecify.annotations.NullMarked;
