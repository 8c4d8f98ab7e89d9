package dev.yourbrief.server.sign;

import dev.yourbrief.register.Register;
import dev.yourbrief.register.settings.Settings;
import dev.yourbrief.server.http.Doorkeeper;
import dev.yourbrief.server.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All of signing in.
 *
 * @param doorkeeper tells who asks
 * @param routes the pages for it, and for the accounts
 */
public record Sign(Doorkeeper doorkeeper, List<Route> routes) {

  /**
   * Puts it together.
   *
   * @throws dev.yourbrief.figure.source.InputException if others could ask and there are no
   *     accounts, or the provider of accounts elsewhere cannot be trusted
   */
  public static Sign of(Register register, Settings settings) {
    Hosts.refuseWideWithoutAccounts(settings, register.accounts().people());
    Hosts hosts = new Hosts(settings);
    Cookies cookies = new Cookies(settings);
    Optional<OpenId> elsewhere = settings.signIn().map(OpenId::new);
    SignedIn signedIn = new SignedIn(register.accounts().sessions(), cookies);
    List<Route> routes = new ArrayList<>();
    routes.addAll(
        new SignInRoutes(
                register.accounts(),
                signedIn,
                new AddressLimits(settings.address().isPresent(), System::nanoTime),
                elsewhere.map(OpenId::name))
            .routes());
    elsewhere.ifPresent(provider ->
        routes.addAll(new OpenIdRoutes(register, provider, hosts, cookies, signedIn).routes()));
    routes.addAll(new PeopleRoutes(register, hosts, signedIn).routes());
    routes.addAll(new MeRoutes(register, cookies, signedIn).routes());
    routes.addAll(new AuditRoutes(register).routes());
    return new Sign(
        new AccountDoorkeeper(register.accounts(), hosts, cookies), List.copyOf(routes));
  }
}
