package dev.yourbrief.server.sign;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.register.decision.Conflict;
import dev.yourbrief.register.people.Accounts;
import dev.yourbrief.register.people.Person;
import dev.yourbrief.register.people.Role;
import dev.yourbrief.register.people.SignIns.Outcome;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Missing;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import dev.yourbrief.server.page.Pages;
import dev.yourbrief.server.page.PasswordPage;
import dev.yourbrief.server.page.Shell;
import dev.yourbrief.server.page.SignInPage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Signing in and out by a password, and setting one by a link. */
final class SignInRoutes {

  private final Accounts accounts;
  private final SignedIn signedIn;
  private final AddressLimits limits;
  private final Optional<String> elsewhere;

  /**
   * Their routes.
   *
   * @param elsewhere what the other way to sign in is called, if there is one
   */
  SignInRoutes(
      Accounts accounts, SignedIn signedIn, AddressLimits limits, Optional<String> elsewhere) {
    this.accounts = accounts;
    this.signedIn = signedIn;
    this.limits = limits;
    this.elsewhere = elsewhere;
  }

  List<Route> routes() {
    return List.of(
        Route.open("GET", "/sign-in", this::show),
        Route.open("POST", "/sign-in", this::signIn),
        Route.post("/sign-out", Role.VIEWER, Forms.byPeople(signedIn::out)),
        Route.open("GET", "/password/{secret}", this::showLink),
        Route.open("POST", "/password/{secret}", this::useLink));
  }

  private Reply show(Call call) {
    if (call.who().role().isPresent() || !accounts.people().any()) {
      return Reply.goTo(LocalPath.of(call.query("to")));
    }
    return page(call, 200, LocalPath.of(call.query("to")), "", Optional.empty());
  }

  private Reply page(Call call, int status, String to, String name, Optional<String> message) {
    Shell shell = Shell.of(call, "Sign in", "");
    return Reply.html(
        status,
        Pages.render(
            "sign-in.jte",
            new SignInPage(
                Forms.said(call).map(shell::saying).orElse(shell), to, name, message, elsewhere)));
  }

  private Reply signIn(Call call) {
    String to = LocalPath.of(call.field("to"));
    String name = call.field("name");
    Optional<Duration> wait = limits.wait(call.request());
    if (wait.isPresent()) {
      return later(call, to, name, wait.get());
    }
    return switch (accounts.signIns().tried(name, Forms.password(call, "password"))) {
      case Outcome.Known(Person person) -> signedIn.in(call, person, "password", to);
      case Outcome.Later(Duration time) -> later(call, to, name, time);
      case Outcome.Refused() -> {
        limits.failed(call.request());
        yield page(call, 422, to, name, Optional.of("Name or password is not right."));
      }
    };
  }

  private Reply later(Call call, String to, String name, Duration wait) {
    String message = "Too many tries. Wait " + Forms.words(wait) + ", then try again.";
    return page(call, 429, to, name, Optional.of(message))
        .with("retry-after", String.valueOf(Math.max(1, wait.toSeconds() + 1)));
  }

  private Reply showLink(Call call) {
    return password(call, linked(call), 200, List.of());
  }

  private Person linked(Call call) {
    return accounts.signIns().linked(call.at("secret")).orElseThrow(SignInRoutes::used);
  }

  private static Missing used() {
    return new Missing("This link was used, replaced, or is too old. Ask an admin for another.");
  }

  private static Reply password(Call call, Person person, int status, List<String> messages) {
    return Reply.html(
        status,
        Pages.render(
            "password.jte",
            new PasswordPage(
                Shell.of(call, "Set your password", ""),
                "/password/" + call.at("secret"),
                person.name(),
                messages)));
  }

  private Reply useLink(Call call) {
    Person whose = linked(call);
    try {
      Person person =
          accounts
              .signIns()
              .useLink(call.at("secret"), Forms.newPassword(call))
              .orElseThrow(SignInRoutes::used);
      return signedIn.in(call, person, "link", "/");
    } catch (InputException | Conflict e) {
      return password(call, whose, Forms.status(e), Forms.sentences(e));
    }
  }
}
