package dev.yourbrief.server.sign;

import dev.yourbrief.register.people.Person;
import dev.yourbrief.register.people.Sessions;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Reply;
import java.util.Optional;

/** Begins and ends what a browser is signed in by. */
final class SignedIn {

  private final Sessions sessions;
  private final Cookies cookies;

  SignedIn(Sessions sessions, Cookies cookies) {
    this.sessions = sessions;
    this.cookies = cookies;
  }

  /**
   * Signs somebody in by a new secret, whatever the browser brought, and sends them on.
   *
   * @param how how they showed who they are, in a word
   * @param path a path of ours
   */
  Reply in(Call call, Person person, String how, String path) {
    cookies.session(call.request()).ifPresent(sessions::end);
    return Reply.goTo(path).with(cookies.signedIn(sessions.begin(person, how)));
  }

  Reply out(Call call) {
    cookies.session(call.request()).ifPresent(sessions::end);
    return Reply.goTo("/sign-in?said=out").with(cookies.signedOut());
  }

  Optional<String> secret(Call call) {
    return cookies.session(call.request());
  }
}
