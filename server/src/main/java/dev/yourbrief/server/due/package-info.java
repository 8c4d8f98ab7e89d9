/**
 * Pages about coming back: what is due, a calendar to subscribe to, reminders that did not go out,
 * and what computing a decision again found. What is due is decided in the register.
 */
@NullMarked
package dev.yourbrief.server.due;

import org.jspecify.annotations.NullMarked;
