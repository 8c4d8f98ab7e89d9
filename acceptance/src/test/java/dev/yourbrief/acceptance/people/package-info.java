/** Signing in to a server with an account elsewhere, at a certified OpenID provider that runs. */
@NullMarked
package dev.yourbrief.acceptance.people;

import org.jspecify.annotations.NullMarked;
