/**
 * Coming back to decisions: what is due, who is told and when, calendars to subscribe to, and
 * computing again when a bill arrives or time passes. Which days a decision has is decided where
 * its brief is made.
 */
@NullMarked
package dev.yourbrief.register.recheck;

import org.jspecify.annotations.NullMarked;
