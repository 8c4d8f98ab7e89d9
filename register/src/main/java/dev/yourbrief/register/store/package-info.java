/**
 * Where the register is kept: SQLite in a folder, or PostgreSQL. Connections, tables and their
 * migrations, bytes by their hash. It knows no decision and no person.
 */
@NullMarked
package dev.yourbrief.register.store;

import org.jspecify.annotations.NullMarked;
