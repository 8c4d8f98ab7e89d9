package dev.yourbrief.acceptance.people;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts that signs in at the provider wherever it is asked to. */
final class Walker implements AutoCloseable {

  /** Where a walk ended. */
  record End(URI at, int status, String text) {}

  private static final Pattern FORM =
      Pattern.compile("<form[^>]* action=\"([^\"]+)\" method=\"post\"");
  private static final int MOST_STEPS = 20;

  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final String login;

  /**
   * Somebody.
   *
   * @param login their name at the provider
   */
  Walker(String login) {
    this.login = login;
  }

  End walk(String from) throws Exception {
    return walk(from, _ -> false);
  }

  /** Goes on until there is nothing to follow, or the next address is one to stop before. */
  End walk(String from, Predicate<URI> stop) throws Exception {
    URI at = URI.create(from);
    HttpRequest request = HttpRequest.newBuilder(at).build();
    for (int step = 0; step < MOST_STEPS; step++) {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      Matcher form = FORM.matcher(response.body());
      if (response.statusCode() / 100 == 3) {
        at = at.resolve(response.headers().firstValue("location").orElseThrow());
        if (stop.test(at)) {
          return new End(at, response.statusCode(), "");
        }
        request = HttpRequest.newBuilder(at).build();
      } else if (at.getPath().startsWith("/interaction/") && form.find()) {
        boolean isLogin = response.body().contains("value=\"login\"");
        at = at.resolve(form.group(1));
        request =
            post(
                at,
                isLogin
                    ? Map.of("prompt", "login", "login", login, "password", "any")
                    : Map.of("prompt", "consent"));
      } else {
        return new End(at, response.statusCode(), response.body());
      }
    }
    throw new AssertionError("went round in circles, last at " + at);
  }

  private static HttpRequest post(URI at, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(at)
        .header("content-type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  boolean hasCookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .anyMatch(cookie -> cookie.getName().equals(name));
  }

  @Override
  public void close() {
    client.close();
  }
}
