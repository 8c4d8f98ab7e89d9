package dev.yourbrief.server.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Asks who somebody is.
 *
 * @param to where they go then
 * @param name what they typed before
 * @param message why they were not let in
 * @param elsewhere with what else one can sign in
 */
public record SignInPage(
    Shell shell, String to, String name, Optional<String> message, Optional<String> elsewhere) {

  /** Where one signs in elsewhere. */
  public String elsewherePath() {
    return "/sign-in/elsewhere?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
  }
}
