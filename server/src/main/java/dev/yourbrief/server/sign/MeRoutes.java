package dev.yourbrief.server.sign;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.decision.Conflict;
import dev.yourbrief.register.people.Accounts;
import dev.yourbrief.register.people.Person;
import dev.yourbrief.register.people.PersonName;
import dev.yourbrief.register.people.Role;
import dev.yourbrief.register.people.SignIns.Outcome;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Missing;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import dev.yourbrief.server.http.Who;
import dev.yourbrief.server.page.MePage;
import dev.yourbrief.server.page.Pages;
import dev.yourbrief.server.page.Shell;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One's own account: name, password, tokens. Without accounts: what one is called. */
final class MeRoutes {

  private final Register register;
  private final Accounts accounts;
  private final Cookies cookies;
  private final SignedIn signedIn;

  MeRoutes(Register register, Cookies cookies, SignedIn signedIn) {
    this.register = register;
    this.accounts = register.accounts();
    this.cookies = cookies;
    this.signedIn = signedIn;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/me", Role.VIEWER, Forms.byPeople(this::show)),
        post("/me/name", this::name),
        post("/me/details", this::details),
        post("/me/password", this::password),
        post("/me/tokens", this::token),
        post("/me/tokens/{id}/revoke", this::revoke),
        post("/me/sign-out-elsewhere", this::elsewhere));
  }

  private Route post(String path, Route.Handler handler) {
    return Route.post(
        path,
        Role.VIEWER,
        Forms.byPeople(call -> {
          try {
            return handler.answer(call);
          } catch (InputException | Conflict e) {
            return page(call, Forms.status(e), Forms.sentences(e), Optional.empty());
          }
        }));
  }

  private Reply show(Call call) {
    return page(call, 200, List.of(), Optional.empty());
  }

  private Reply page(Call call, int status, List<String> messages, Optional<String> token) {
    Shell shell = Shell.of(call, call.who().actor().name(), "me");
    Optional<Person> person = call.who().actor().person().flatMap(accounts.people()::find);
    return Reply.html(
        status,
        Pages.render(
            "me.jte",
            new MePage(
                Forms.said(call).map(shell::saying).orElse(shell),
                person,
                Cookies.name(call.request()).orElse(""),
                person.map(p -> accounts.tokens().list(p.id())).orElse(List.of()),
                token,
                Arrays.stream(Role.values()).filter(call.who()::may).toList(),
                register.store().now(),
                messages)));
  }

  private Person me(Call call) {
    return call.who()
        .actor()
        .person()
        .flatMap(accounts.people()::find)
        .orElseThrow(() -> new Missing("You have no account here."));
  }

  /** What somebody without an account is called. */
  private Reply name(Call call) {
    if (call.who().via() != Who.Via.MACHINE) {
      throw new Conflict("You have an account: change its name.");
    }
    return Reply.goTo("/me?said=changed")
        .with(cookies.named(PersonName.checked(call.field("name"))));
  }

  private Reply details(Call call) {
    Person me = me(call);
    accounts.people().rename(me.id(), call.field("name"), me.actor());
    accounts.people().email(me.id(), call.field("email"), me.actor());
    return Reply.goTo("/me?said=changed");
  }

  private Reply password(Call call) {
    Person me = me(call);
    if (!me.hasPassword()) {
      throw new Conflict("You sign in elsewhere, without a password of this register.");
    }
    String password = Forms.newPassword(call);
    switch (accounts.signIns().tried(me.name(), Forms.password(call, "old"))) {
      case Outcome.Known(Person _) -> {
        accounts.signIns().setPassword(me.id(), password, me.actor());
        return signedIn.in(call, me, "new password", "/me?said=password");
      }
      case Outcome.Later(Duration wait) ->
          throw new Conflict("Too many tries. Wait " + Forms.words(wait) + ", then try again.");
      case Outcome.Refused() ->
          throw new InputException(
              Problem.of(
                  Location.of("password"),
                  "this is not your present password",
                  "Type the one you signed in with"));
    }
  }

  private Reply token(Call call) {
    Person me = me(call);
    int days = call.field("days").matches("[0-9]{1,4}") ? Integer.parseInt(call.field("days")) : 0;
    String secret = accounts.tokens().create(me.id(), call.field("name"), Forms.role(call), days);
    return page(call, 200, List.of(), Optional.of(secret));
  }

  private Reply revoke(Call call) {
    if (!accounts.tokens().revoke(me(call).id(), call.at("id"))) {
      throw new Missing("You have no such token.");
    }
    return Reply.goTo("/me?said=revoked");
  }

  private Reply elsewhere(Call call) {
    Person me = me(call);
    signedIn
        .secret(call)
        .ifPresent(secret -> {
          int _ = accounts.sessions().endOthers(me, secret);
        });
    return Reply.goTo("/me?said=elsewhere");
  }
}
