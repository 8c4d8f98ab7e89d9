/**
 * The Model Context Protocol (2025-11-25 and before): the desk's operations as tools of a language
 * model, over HTTP and over standard input and output. A tool says in words what it found; numbers
 * and names beside them are for programs. No model is called here.
 */
@NullMarked
package dev.yourbrief.server.mcp;

import org.jspecify.annotations.NullMarked;
