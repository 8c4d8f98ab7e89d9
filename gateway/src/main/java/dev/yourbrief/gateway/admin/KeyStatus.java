package dev.yourbrief.gateway.admin;

import dev.yourbrief.gateway.key.Spent;
import dev.yourbrief.gateway.key.VirtualKey;

/** A key that the gateway gave out, and what it has spent. */
record KeyStatus(VirtualKey key, Spent spent) {}
