package dev.yourbrief.server.page;

import dev.yourbrief.register.people.Role;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Who;
import java.util.Optional;

/**
 * What stands around every page.
 *
 * @param title the page's title
 * @param room which entry of the bar at the top it belongs to: {@code decisions}, {@code due},
 *     {@code people}, {@code me}, or empty
 * @param who who reads it
 * @param wide whether it takes the whole width
 * @param notice what to tell whoever was just sent here; empty: nothing
 */
public record Shell(String title, String room, Who who, boolean wide, Optional<String> notice) {

  public static Shell of(Call call, String title, String room) {
    return new Shell(title, room, call.who(), false, Optional.empty());
  }

  public Shell asWide() {
    return new Shell(title, room, who, true, notice);
  }

  public Shell saying(String words) {
    return new Shell(title, room, who, wide, Optional.of(words));
  }

  /** Whether there is somebody to show the rooms to. */
  public boolean isInside() {
    return who.role().isPresent();
  }

  /** Whether they have an account of their own. */
  public boolean hasAccount() {
    return who.actor().person().isPresent();
  }

  public boolean mayEdit() {
    return who.may(Role.EDITOR);
  }

  public boolean mayApprove() {
    return who.may(Role.APPROVER);
  }

  public boolean isAdmin() {
    return who.may(Role.ADMIN);
  }
}
