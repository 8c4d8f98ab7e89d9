package dev.yourbrief.server.sign;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.decision.Conflict;
import dev.yourbrief.register.people.People;
import dev.yourbrief.register.people.Person;
import dev.yourbrief.register.people.Role;
import dev.yourbrief.register.people.SignIns;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Missing;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import dev.yourbrief.server.page.FirstAccountPage;
import dev.yourbrief.server.page.Pages;
import dev.yourbrief.server.page.PeoplePage;
import dev.yourbrief.server.page.Shell;
import java.util.List;
import java.util.Optional;

/** The accounts, as an admin manages them; before there are any, the first one. */
final class PeopleRoutes {

  private final Register register;
  private final People people;
  private final SignIns signIns;
  private final Hosts hosts;
  private final SignedIn signedIn;

  PeopleRoutes(Register register, Hosts hosts, SignedIn signedIn) {
    this.register = register;
    this.people = register.accounts().people();
    this.signIns = register.accounts().signIns();
    this.hosts = hosts;
    this.signedIn = signedIn;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/people", Role.ADMIN, this::show),
        post("/people/first", this::first),
        post("/people", this::add),
        post("/people/{id}/details", this::details),
        post("/people/{id}/role", this::role),
        post("/people/{id}/link", this::link),
        post("/people/{id}/deactivate", call -> active(call, false)),
        post("/people/{id}/activate", call -> active(call, true)));
  }

  private Route post(String path, Route.Handler handler) {
    return Route.post(
        path,
        Role.ADMIN,
        Forms.byPeople(call -> {
          try {
            return handler.answer(call);
          } catch (InputException | Conflict e) {
            return people.any()
                ? page(call, Forms.status(e), Forms.sentences(e), Optional.empty())
                : firstPage(call, Forms.status(e), Forms.sentences(e));
          }
        }));
  }

  private Reply show(Call call) {
    return people.any()
        ? page(call, 200, List.of(), Optional.empty())
        : firstPage(call, 200, List.of());
  }

  private static Reply firstPage(Call call, int status, List<String> messages) {
    String given = call.field("name").isEmpty() ? call.who().actor().name() : call.field("name");
    return Reply.html(
        status,
        Pages.render(
            "first-account.jte",
            new FirstAccountPage(
                Shell.of(call, "People", "people"),
                given.equals("You") ? "" : given,
                call.field("email"),
                messages)));
  }

  private Reply page(Call call, int status, List<String> messages, Optional<PeoplePage.Link> link) {
    Shell shell = Shell.of(call, "People", "people");
    return Reply.html(
        status,
        Pages.render(
            "people.jte",
            new PeoplePage(
                Forms.said(call).map(shell::saying).orElse(shell),
                people.list(),
                List.of(Role.values()),
                messages,
                link)));
  }

  private Reply first(Call call) {
    String password = Forms.newPassword(call);
    // Looked at before there is an account that nobody could sign in with.
    signIns.check(password, call.field("name"), call.field("email"));
    Person person = people.addFirst(call.field("name"), call.field("email"));
    signIns.setPassword(person.id(), password, person.actor());
    return signedIn.in(call, person, "first account", "/people?said=added");
  }

  private Reply add(Call call) {
    if (!people.any()) {
      throw new Conflict("Make the first account before others.");
    }
    String password = Forms.password(call, "password");
    if (!password.isEmpty()) {
      signIns.check(password, call.field("name"), call.field("email"));
    }
    Person person =
        people.add(call.field("name"), call.field("email"), Forms.role(call), call.who().actor());
    if (password.isEmpty()) {
      return linkTo(call, person);
    }
    signIns.setPassword(person.id(), password, call.who().actor());
    return Reply.goTo("/people?said=added");
  }

  private Reply linkTo(Call call, Person person) {
    String secret = signIns.link(person.id(), call.who().actor());
    return page(
        call,
        200,
        List.of(),
        Optional.of(
            new PeoplePage.Link(
                person.name(),
                hosts.base(call) + "/password/" + secret,
                SignIns.LINK_LIVES.toDays())));
  }

  private Person person(Call call) {
    return register
        .accounts()
        .people()
        .find(call.at("id"))
        .orElseThrow(() -> new Missing("There is no such person."));
  }

  private Reply details(Call call) {
    Person person = person(call);
    people.rename(person.id(), call.field("name"), call.who().actor());
    people.email(person.id(), call.field("email"), call.who().actor());
    return Reply.goTo("/people?said=changed");
  }

  private Reply role(Call call) {
    people.role(person(call).id(), Forms.role(call), call.who().actor());
    return Reply.goTo("/people?said=role");
  }

  private Reply link(Call call) {
    return linkTo(call, person(call));
  }

  private Reply active(Call call, boolean isActive) {
    if (isActive) {
      people.activate(person(call).id(), call.who().actor());
      return Reply.goTo("/people?said=activated");
    }
    people.deactivate(person(call).id(), call.who().actor());
    return Reply.goTo("/people?said=deactivated");
  }
}
