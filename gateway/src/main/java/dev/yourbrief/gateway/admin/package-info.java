/**
 * What those who run a gateway ask and tell it, on an address of its own: health, metrics, the
 * traffic now, the configuration, a page of all this. Nothing of what prompts and answers say is
 * here, and no key.
 *
 * <p>What is counted, and how, lives in {@code watch}.
 */
@NullMarked
package dev.yourbrief.gateway.admin;

import org.jspecify.annotations.NullMarked;
