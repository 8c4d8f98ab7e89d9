package dev.yourbrief.server.sign;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.people.People;
import dev.yourbrief.register.people.Person;
import dev.yourbrief.register.people.PersonName;
import dev.yourbrief.register.people.Role;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import dev.yourbrief.server.page.Pages;
import dev.yourbrief.server.page.Shell;
import dev.yourbrief.server.page.SignInPage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Signing in with an account elsewhere: going there and coming back. */
final class OpenIdRoutes {

  private static final Logger LOG = System.getLogger("dev.yourbrief.server");
  private static final String BACK = "/sign-in/back";

  private final Register register;
  private final OpenId provider;
  private final Hosts hosts;
  private final Cookies cookies;
  private final SignedIn signedIn;

  OpenIdRoutes(
      Register register, OpenId provider, Hosts hosts, Cookies cookies, SignedIn signedIn) {
    this.register = register;
    this.provider = provider;
    this.hosts = hosts;
    this.cookies = cookies;
    this.signedIn = signedIn;
  }

  List<Route> routes() {
    return List.of(
        Route.open("GET", "/sign-in/elsewhere", this::go), Route.open("GET", BACK, this::back));
  }

  private Reply go(Call call) {
    if (!people().any()) {
      // The first account is made here, by hand.
      return Reply.goTo("/people");
    }
    Instant now = register.store().clock().instant();
    Going going = Going.begin(LocalPath.of(call.query("to")), now);
    try {
      URI there = provider.ask(going, address(call));
      return Reply.goTo(there.toString())
          .with(cookies.going(going.signed(register.accounts().keys()), Going.LIFE));
    } catch (OpenId.Failed e) {
      return failed(call, 502, e);
    }
  }

  private People people() {
    return register.accounts().people();
  }

  private URI address(Call call) {
    return URI.create(hosts.base(call) + BACK);
  }

  private Reply back(Call call) {
    Instant now = register.store().clock().instant();
    Optional<Going> going =
        Cookies.value(call.request(), Cookies.GOING)
            .flatMap(cookie -> Going.read(cookie, register.accounts().keys(), now));
    if (going.isEmpty() || !people().any()) {
      return refused(call, 422, "That took too long, or began in another browser. Begin again.");
    }
    try {
      URI answer = URI.create(hosts.base(call) + call.request().uri());
      OpenId.Identity identity = provider.answered(going.get(), address(call), answer);
      Optional<String> barred = barred(identity);
      if (barred.isPresent()) {
        return refused(call, 403, barred.get());
      }
      Person person =
          people()
              .bySubject(identity.subject())
              .orElseGet(() ->
                  people()
                      .addElsewhere(
                          identity.subject(),
                          identity.name(),
                          email(identity),
                          Role.named(provider.settings().role()).orElse(Role.VIEWER)));
      if (!person.active()) {
        return refused(call, 403, "Your account here is deactivated. Ask an admin.");
      }
      return signedIn
          .in(call, person, "elsewhere", LocalPath.of(going.get().to()))
          .with(cookies.going("", Duration.ZERO));
    } catch (OpenId.Failed e) {
      return failed(call, 403, e).with(cookies.going("", Duration.ZERO));
    } catch (IllegalArgumentException e) {
      return refused(call, 422, "This is no answer of the provider's. Begin again.");
    }
  }

  /** Why somebody is not let in, known as they are there. */
  private Optional<String> barred(OpenId.Identity identity) {
    List<String> domains = provider.settings().domains();
    if (domains.isEmpty()) {
      return Optional.empty();
    }
    if (identity.email().isEmpty()) {
      return Optional.of(
          provider.name() + " does not vouch for your e-mail address, which decides who may in.");
    }
    String email = identity.email().toLowerCase(Locale.ROOT);
    return domains.contains(email.substring(email.lastIndexOf('@') + 1))
        ? Optional.empty()
        : Optional.of("Your e-mail address is not of a domain that is let in here.");
  }

  private static String email(OpenId.Identity identity) {
    try {
      return PersonName.checkedEmail(identity.email());
    } catch (InputException e) {
      return "";
    }
  }

  private Reply failed(Call call, int status, OpenId.Failed e) {
    LOG.log(
        Level.WARNING,
        () ->
            "signing in elsewhere failed: "
                + e.getMessage()
                + (e.getCause() == null ? "" : " " + e.getCause()));
    return refused(call, status, String.valueOf(e.getMessage()));
  }

  private Reply refused(Call call, int status, String message) {
    return Reply.html(
        status,
        Pages.render(
            "sign-in.jte",
            new SignInPage(
                Shell.of(call, "Sign in", ""),
                "/",
                "",
                Optional.of(message),
                Optional.of(provider.name()))));
  }
}
