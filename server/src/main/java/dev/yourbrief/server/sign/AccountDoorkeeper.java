package dev.yourbrief.server.sign;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.people.Accounts;
import dev.yourbrief.register.people.Role;
import dev.yourbrief.register.people.ServerKeys;
import dev.yourbrief.register.store.Secrets;
import dev.yourbrief.server.http.Doorkeeper;
import dev.yourbrief.server.http.Who;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells who asks. Without accounts whoever sits at this machine may everything; from the first one
 * on, who shows a session's cookie or a token.
 */
final class AccountDoorkeeper implements Doorkeeper {

  private static final String BEARER = "bearer ";

  /** Longer than any secret given out. */
  private static final int LONGEST = 200;

  private final Accounts accounts;
  private final Hosts hosts;
  private final Cookies cookies;
  private final String machineCsrf = Secrets.secret();

  AccountDoorkeeper(Accounts accounts, Hosts hosts, Cookies cookies) {
    this.accounts = accounts;
    this.hosts = hosts;
    this.cookies = cookies;
  }

  @Override
  public boolean isForUs(HttpServerRequest request) {
    return hosts.isForUs(request, accounts.people().any());
  }

  @Override
  public boolean isOurs(String origin) {
    return hosts.isOurs(origin);
  }

  @Override
  public Who who(HttpServerRequest request) {
    if (!accounts.people().any()) {
      return Hosts.isFromHere(request)
          ? new Who(
              Actor.named(Cookies.name(request).orElse("You")),
              Optional.of(Role.ADMIN),
              Who.Via.MACHINE,
              machineCsrf)
          : Who.NOBODY;
    }
    String shown = request.getHeader("authorization");
    if (shown != null) {
      // A token that is wrong is not made good by a cookie.
      return bearer(shown);
    }
    return cookies
        .session(request)
        .filter(secret -> secret.length() <= LONGEST)
        .flatMap(secret ->
            accounts
                .sessions()
                .find(secret)
                .map(person ->
                    new Who(
                        person.actor(),
                        Optional.of(person.role()),
                        Who.Via.SESSION,
                        ServerKeys.mac(secret, "csrf"))))
        .orElse(Who.NOBODY);
  }

  private Who bearer(String shown) {
    if (!shown.toLowerCase(Locale.ROOT).startsWith(BEARER) || shown.length() > LONGEST) {
      return Who.NOBODY;
    }
    return accounts
        .tokens()
        .find(shown.substring(BEARER.length()).strip())
        .map(token -> new Who(token.person().actor(), Optional.of(token.role()), Who.Via.TOKEN, ""))
        .orElse(Who.NOBODY);
  }

  @Override
  public String signInPath(String wanted) {
    String to = LocalPath.of(wanted);
    return to.equals("/")
        ? "/sign-in"
        : "/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
  }
}
