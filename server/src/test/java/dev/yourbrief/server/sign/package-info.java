/** Tests of signing in ask a server that runs, as a browser or a program does. */
@NullMarked
package dev.yourbrief.server.sign;

import org.jspecify.annotations.NullMarked;
