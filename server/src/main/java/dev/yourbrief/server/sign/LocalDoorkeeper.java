package dev.yourbrief.server.sign;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.people.Role;
import dev.yourbrief.register.store.Secrets;
import dev.yourbrief.server.http.Doorkeeper;
import dev.yourbrief.server.http.Who;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Without accounts whoever sits at this machine may everything. A page elsewhere must not be able
 * to ask in their name: by a name of its own that points here, so the name is checked, or by a
 * form, so forms carry what only our pages know.
 */
public final class LocalDoorkeeper implements Doorkeeper {

  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  private final String csrf = Secrets.secret();

  @Override
  public boolean isForUs(HttpServerRequest request) {
    HostAndPort named = request.authority();
    return named != null && NAMES.contains(named.host().toLowerCase(Locale.ROOT));
  }

  @Override
  public Who who(HttpServerRequest request) {
    return new Who(Actor.named("You"), Optional.of(Role.ADMIN), Who.Via.MACHINE, csrf);
  }

  @Override
  public String signInPath(String wanted) {
    return "/";
  }
}
