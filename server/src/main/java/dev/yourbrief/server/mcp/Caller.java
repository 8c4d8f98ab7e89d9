package dev.yourbrief.server.mcp;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.people.Role;

/**
 * Who calls a tool.
 *
 * @param role what they may do
 * @param isHere whether they sit at this machine and may name files of it
 */
record Caller(Actor actor, Role role, boolean isHere) {}
