/**
 * Official clients of the four providers ask a gateway that runs in this process: whatever they
 * send is as they come, with another base address and nothing else changed. What the gateway is
 * made of is tested in its own room.
 */
@NullMarked
package dev.yourbrief.acceptance.sdk;

import org.jspecify.annotations.NullMarked;
