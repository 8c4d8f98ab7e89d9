/** REST, asked over the network; every answer is held to the OpenAPI document. */
@NullMarked
package dev.yourbrief.server.api;

import org.jspecify.annotations.NullMarked;
