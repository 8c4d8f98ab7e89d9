package dev.yourbrief.register.recheck;

import dev.yourbrief.register.settings.Settings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Addresses of pages, for those who read of them elsewhere.
 *
 * @param start what they begin with, without a slash at its end
 */
record Links(String start) {

  static Links of(Settings settings) {
    String start =
        settings
            .address()
            .map(Object::toString)
            .orElse("http://" + settings.listen().host() + ":" + settings.listen().port());
    return new Links(start.replaceAll("/+$", ""));
  }

  String decision(String id) {
    return start
        + "/decisions/"
        + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  String watch(String id) {
    return decision(id) + "/watch";
  }

  String due() {
    return start + "/due";
  }
}
