/** The tools, called by the protocol's own client over both ways in. */
@NullMarked
package dev.yourbrief.server.mcp;

import org.jspecify.annotations.NullMarked;
