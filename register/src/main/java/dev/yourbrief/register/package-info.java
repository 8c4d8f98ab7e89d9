/**
 * The register: all decisions over time, and the people who make them. Here stands what opens it;
 * its rooms are {@code store} (tables, bytes, bringing old ones forward), {@code decision} (files,
 * versions, sign-offs, what was predicted), {@code people} (accounts, sessions, tokens), {@code
 * work} (a decision's files worked through), {@code recheck} (what is due, who is told) and {@code
 * transfer} (in and out as plain files). No web page and no command line here.
 */
@NullMarked
package dev.yourbrief.register;

import org.jspecify.annotations.NullMarked;
