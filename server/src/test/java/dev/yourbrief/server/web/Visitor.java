package dev.yourbrief.server.web;

import dev.yourbrief.register.Register;
import dev.yourbrief.register.settings.Settings;
import dev.yourbrief.register.settings.SettingsReader;
import dev.yourbrief.register.store.StoreAddress;
import dev.yourbrief.server.Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody who reads pages and fills in their forms, on a server of their own, without scripts. */
final class Visitor implements AutoCloseable {

  private final Register register;
  private final Server server;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

  private Visitor(Register register, Server server) {
    this.register = register;
    this.server = server;
  }

  static Visitor of(Path folder) {
    try {
      Files.writeString(folder.resolve(Settings.FILE), "listen: 127.0.0.1:0\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Register register =
        Register.open(
            new StoreAddress.Embedded(folder),
            InstantSource.fixed(Instant.parse("2026-11-29T10:00:00Z")),
            ZoneOffset.UTC);
    return new Visitor(register, Server.start(register, SettingsReader.read(folder, Map.of())));
  }

  Register register() {
    return register;
  }

  String address() {
    return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.port();
  }

  /** A page that came. */
  record Seen(int status, String path, HttpResponse<byte[]> http) {

    String text() {
      return new String(http.body(), StandardCharsets.UTF_8);
    }

    Document page() {
      return Jsoup.parse(text());
    }

    String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    /** An attribute of the first element of a selector; empty if there is none. */
    String first(String selector, String attribute) {
      return page().select(selector).stream()
          .findFirst()
          .map(element -> element.attr(attribute))
          .orElse("");
    }

    /** What a person reads on it. */
    String words() {
      return page().select("main, aside").text();
    }
  }

  Seen get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  Seen post(String path, BodyPublisher body, String... headers) {
    return send(
        HttpRequest.newBuilder(URI.create(address() + path)).headers(headers).POST(body).build());
  }

  private Seen send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      return new Seen(response.statusCode(), response.uri().getPath(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Fills in the form that is sent to an address and sends it; fields nobody fills in go as they
   * stand.
   */
  Seen fill(Seen page, String action, Map<String, String> values) {
    return post(
        action,
        BodyPublishers.ofString(encoded(fields(page, action, values))),
        "content-type",
        "application/x-www-form-urlencoded",
        "origin",
        address());
  }

  private static Map<String, String> fields(Seen page, String action, Map<String, String> values) {
    Element form = page.page().selectFirst("form[action=\"" + action + "\"]");
    if (form == null) {
      throw new AssertionError("no form to " + action + " on:\n" + page.words());
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (Element input : form.select("input, textarea, select")) {
      String type = input.attr("type");
      boolean isOff =
          (type.equals("radio") || type.equals("checkbox")) && !input.hasAttr("checked");
      if (!isOff && !type.equals("file") && !input.attr("name").isEmpty()) {
        Element chosen = input.selectFirst("option[selected], option");
        fields.put(
            input.attr("name"),
            input.tagName().equals("textarea")
                ? input.wholeText()
                : chosen == null ? input.attr("value") : chosen.attr("value"));
      }
    }
    fields.putAll(values);
    return fields;
  }

  static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f ->
            URLEncoder.encode(f.getKey(), StandardCharsets.UTF_8)
                + "="
                + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** Sends files with the form that takes them. */
  Seen bring(Seen page, String action, Map<String, byte[]> files) {
    String boundary = "xxxBOUNDARYxxx";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields(page, action, Map.of())
        .forEach((name, value) ->
            write(
                body,
                "--"
                    + boundary
                    + "\r\nContent-Disposition: form-data; name=\""
                    + name
                    + "\"\r\n\r\n"
                    + value
                    + "\r\n"));
    files.forEach((name, bytes) -> {
      write(
          body,
          "--"
              + boundary
              + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
              + name
              + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
      body.writeBytes(bytes);
      write(body, "\r\n");
    });
    write(body, "--" + boundary + "--\r\n");
    return post(
        action,
        BodyPublishers.ofByteArray(body.toByteArray()),
        "content-type",
        "multipart/form-data; boundary=" + boundary,
        "origin",
        address());
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The bills of the first example. */
  static Map<String, byte[]> bills() {
    Path folder = Path.of("..", "examples", "support-assistant", "bills");
    Map<String, byte[]> bills = new LinkedHashMap<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        bills.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bills;
  }

  @Override
  public void close() {
    server.close();
    register.close();
  }
}
