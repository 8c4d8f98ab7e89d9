/**
 * A provider that needs no network and costs nothing: it speaks every wire format and answers with
 * sentences of its own. With it a configuration can be tried before a key is bought. It is no
 * model, and says so.
 */
@NullMarked
package dev.yourbrief.gateway.demo;

import org.jspecify.annotations.NullMarked;
