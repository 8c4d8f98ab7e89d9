package dev.yourbrief.server.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request, read whole.
 *
 * @param request its head
 * @param path the values of the route's places in its path
 * @param form the fields of its form
 * @param uploads the files of its form
 * @param body its bytes, where it is no form
 * @param who who asks
 */
public record Call(
    HttpServerRequest request,
    Map<String, String> path,
    Map<String, List<String>> form,
    List<Upload> uploads,
    Bytes body,
    Who who) {

  /** Bytes that nobody changes. */
  public record Bytes(io.vertx.core.buffer.Buffer buffer) {

    public String text() {
      return buffer.toString(StandardCharsets.UTF_8);
    }

    public byte[] array() {
      return buffer.getBytes();
    }
  }

  /** The value of a place in the route's path. */
  public String at(String place) {
    return Objects.requireNonNull(path.get(place), place);
  }

  /** A field of the form, without the space around it; empty if it was not sent. */
  public String field(String name) {
    return Objects.requireNonNullElse(form.get(name), List.<String>of()).stream()
        .findFirst()
        .orElse("")
        .strip();
  }

  /** All values of a field of the form. */
  public List<String> fields(String name) {
    return Objects.requireNonNullElse(form.get(name), List.of());
  }

  /** A parameter of the query, without the space around it; empty if it was not sent. */
  public String query(String name) {
    String value = request.getParam(name);
    return value == null || request.params() == null ? "" : value.strip();
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  public Optional<String> cookie(String name) {
    return Optional.ofNullable(request.getCookie(name)).map(Cookie::getValue);
  }

  /** Whether only a part of the page is asked for, to be put in its place. */
  public boolean isPart() {
    return "true".equals(request.getHeader("hx-request"))
        && !"true".equals(request.getHeader("hx-history-restore-request"));
  }

  /** The address under which the server was asked: scheme, name and port. */
  public String origin() {
    HostAndPort host = request.authority();
    String name = host == null ? "localhost" : host.toString();
    String shown = Objects.requireNonNullElse(request.getHeader("host"), name);
    return request.scheme() + "://" + shown;
  }
}
