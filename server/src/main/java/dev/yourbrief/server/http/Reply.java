package dev.yourbrief.server.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An answer.
 *
 * @param type its media type; empty where there is no body
 */
public record Reply(
    int status, String type, Buffer body, Map<String, String> headers, List<Cookie> cookies) {

  private static final String HTML = "text/html; charset=utf-8";

  public static Reply html(String page) {
    return html(200, page);
  }

  public static Reply html(int status, String page) {
    return of(status, HTML, Buffer.buffer(page));
  }

  public static Reply text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", Buffer.buffer(text));
  }

  public static Reply json(int status, JsonNode json) {
    return of(
        status,
        "application/json",
        Buffer.buffer(json.toString().getBytes(StandardCharsets.UTF_8)));
  }

  public static Reply bytes(String type, byte[] bytes) {
    return of(200, type, Buffer.buffer(bytes));
  }

  public static Reply of(int status, String type, Buffer body) {
    return new Reply(status, type, body, Map.of(), List.of());
  }

  /** Nothing to say. */
  public static Reply empty() {
    return of(204, "", Buffer.buffer());
  }

  /** After a form was taken: go and look there. */
  public static Reply goTo(String path) {
    return of(303, "", Buffer.buffer()).with("location", path);
  }

  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, type, body, more, cookies);
  }

  /** The same under another media type. */
  public Reply as(String otherType) {
    return new Reply(status, otherType, body, headers, cookies);
  }

  public Reply with(Cookie cookie) {
    List<Cookie> more = new ArrayList<>(cookies);
    more.add(cookie);
    return new Reply(status, type, body, headers, more);
  }

  /** To be saved under a name, which must hold nothing but letters, digits, dots and hyphens. */
  public Reply savedAs(String name) {
    return with("content-disposition", "attachment; filename=\"" + name + "\"");
  }
}
