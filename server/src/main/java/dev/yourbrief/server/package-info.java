/**
 * The server: what opens it and how it is set up. Requests and answers are in {@code http}, pages
 * in {@code page}, signing in in {@code sign}, the programs' doors in {@code api} and {@code mcp}.
 * What a decision is and what is kept of it the register knows.
 */
@NullMarked
package dev.yourbrief.server;

import org.jspecify.annotations.NullMarked;
