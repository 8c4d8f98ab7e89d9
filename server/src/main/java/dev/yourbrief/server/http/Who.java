package dev.yourbrief.server.http;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.people.Role;
import java.util.Optional;

/**
 * Who asks.
 *
 * @param actor their account and name
 * @param role what they may do; empty: nothing that asks for a role
 * @param via how they showed who they are
 * @param csrf what forms of theirs carry, so that no other site can send one in their name; empty
 *     where nothing a browser sends by itself is what lets them in
 */
public record Who(Actor actor, Optional<Role> role, Via via, String csrf) {

  /** How somebody showed who they are. */
  public enum Via {
    /** Not at all. */
    NOBODY,
    /** By asking from this machine, where there are no accounts. */
    MACHINE,
    /** By a cookie. */
    SESSION,
    /** By a token in a header. */
    TOKEN
  }

  /** Somebody who showed nothing. */
  public static final Who NOBODY =
      new Who(Actor.named("somebody"), Optional.empty(), Via.NOBODY, "");

  public boolean may(Role needed) {
    return role.filter(r -> r.may(needed)).isPresent();
  }
}
