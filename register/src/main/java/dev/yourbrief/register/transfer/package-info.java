/**
 * In and out: a register as plain files that the command reads, and taken in again; a copy of
 * everything in one file, and put back; and whether everything kept is still what it was. What it
 * writes does not depend on where the tables are.
 */
@NullMarked
package dev.yourbrief.register.transfer;

import org.jspecify.annotations.NullMarked;
