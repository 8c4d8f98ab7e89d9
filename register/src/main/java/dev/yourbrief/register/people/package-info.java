/**
 * The people of a register: accounts and their roles, passwords, sessions, tokens for programs.
 * What they may do is said by their role alone.
 */
@NullMarked
package dev.yourbrief.register.people;

import org.jspecify.annotations.NullMarked;
