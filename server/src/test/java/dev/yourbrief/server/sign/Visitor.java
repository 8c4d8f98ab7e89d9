package dev.yourbrief.server.sign;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without scripts: keeps cookies, fills in forms, follows nothing by itself. */
final class Visitor {

  /** What came back. */
  record Page(int status, String text, Map<String, List<String>> headers) {

    Document html() {
      return Jsoup.parse(text);
    }

    /** A header; empty text if there is none. */
    String header(String name) {
      return headers.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }

    List<String> cookies() {
      return headers.getOrDefault("set-cookie", List.of());
    }
  }

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  private final String host;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();

  Visitor(String host) {
    this.host = host;
  }

  Visitor header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Visitor cookie(String name, String value) {
    cookies.put(name, value);
    return this;
  }

  String cookie(String name) {
    return cookies.getOrDefault(name, "");
  }

  Page get(String path) throws Exception {
    return send(request(path).GET().build());
  }

  /** Sends a form as it is given, with nothing a page would add. */
  Page post(String path, Map<String, String> form) throws Exception {
    String body =
        form.entrySet().stream()
            .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /** Fills in the form of a page that goes to this path, and sends it. */
  Page fill(String page, String action, Map<String, String> fields) throws Exception {
    Element form = get(page).html().selectFirst("form[action=" + action + "]");
    if (form == null) {
      throw new AssertionError("no form to " + action + " on " + page);
    }
    Map<String, String> all = new LinkedHashMap<>();
    form.select("input, select").forEach(input -> {
      Element chosen = input.selectFirst("option[selected]");
      all.put(input.attr("name"), chosen == null ? input.attr("value") : chosen.attr("value"));
    });
    all.putAll(fields);
    return post(action, all);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create("http://" + host + path)).timeout(Duration.ofMinutes(1));
    headers.forEach(builder::header);
    if (!cookies.isEmpty()) {
      builder.header(
          "cookie",
          cookies.entrySet().stream()
              .map(e -> e.getKey() + "=" + e.getValue())
              .collect(Collectors.joining("; ")));
    }
    return builder;
  }

  private Page send(HttpRequest request) throws Exception {
    HttpResponse<String> response =
        CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    Page page = new Page(response.statusCode(), response.body(), response.headers().map());
    for (String cookie : page.cookies()) {
      String pair = cookie.substring(0, cookie.indexOf(';'));
      int equals = pair.indexOf('=');
      if (cookie.contains("Max-Age=0")) {
        cookies.remove(pair.substring(0, equals));
      } else {
        cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return page;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
