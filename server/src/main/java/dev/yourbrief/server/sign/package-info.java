/** Who asks: accounts kept here or elsewhere, sessions, tokens, and the pages to manage them. */
@NullMarked
package dev.yourbrief.server.sign;

import org.jspecify.annotations.NullMarked;
