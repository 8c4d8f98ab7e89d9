package dev.yourbrief.gateway.config;

import dev.yourbrief.figure.source.YamlText;
import dev.yourbrief.gateway.config.ServerSettings.Address;
import dev.yourbrief.gateway.config.ServerSettings.Tls;
import dev.yourbrief.provider.Endpoint;
import dev.yourbrief.provider.KeySource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how clients reach the gateway. */
final class ServerReader {

  static final List<String> KEYS =
      List.of(
          "listen",
          "admin",
          "admin_key",
          "tls",
          "open_to_all",
          "request_bytes",
          "connections",
          "drain",
          "read_timeout");

  private static final List<String> TLS_KEYS = List.of("certificate", "key");

  private static final Address LISTEN = new Address("127.0.0.1", 4000);
  private static final Address ADMIN = new Address("127.0.0.1", 4001);
  private static final int REQUEST_BYTES = 32 << 20;
  private static final int MOST_REQUEST_BYTES = 1 << 30;
  private static final int CONNECTIONS = 10_000;
  private static final int MOST_CONNECTIONS = 1_000_000;

  private static final Pattern ADDRESS =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+):(\\d{1,5})");

  private ServerReader() {}

  static ServerSettings read(Section server, Path folder) {
    Address listen = server.value("listen", ServerReader::address, LISTEN);
    Address admin = server.value("admin", ServerReader::address, ADMIN);
    boolean isOpen = server.value("open_to_all", Values::yes, false);
    if (isOpen && !isLoopback(listen)) {
      server.wrong(
          "open_to_all",
          "anybody who reaches " + listen.host() + " could spend your money",
          "Listen on 127.0.0.1, or leave this out and give out keys");
    }
    if (listen.port() == admin.port() && listen.port() != 0) {
      server.wrong(
          server.names("admin") ? "admin" : "listen",
          "clients and admins would share port " + listen.port(),
          "Give each a port of its own");
    }
    Optional<KeySource> adminKey =
        KeyPlaces.read(server, "admin_key", folder, "YOURBRIEF_ADMIN_KEY", "");
    if (!server.names("admin_key") && !isLoopback(admin)) {
      server.wrong(
          "admin",
          "anybody who reaches " + admin.host() + " could see all calls and change the gateway",
          "Add 'admin_key: {env: YOURBRIEF_ADMIN_KEY}', or let admin stay on 127.0.0.1");
    }
    return new ServerSettings(
        listen,
        admin,
        adminKey,
        server.block("tls", TLS_KEYS).flatMap(tls -> tls(tls, folder)),
        isOpen,
        server.value("request_bytes", Values.bytes(1024, MOST_REQUEST_BYTES), REQUEST_BYTES),
        server.value("connections", Values.whole(1, MOST_CONNECTIONS), CONNECTIONS),
        server.value(
            "drain", Values.duration(Duration.ZERO, Duration.ofHours(1)), Duration.ofSeconds(30)),
        server.value(
            "read_timeout",
            Values.duration(Duration.ofMillis(100), Duration.ofHours(1)),
            Duration.ofSeconds(30)));
  }

  private static Optional<Tls> tls(Section tls, Path folder) {
    Optional<Path> certificate = tls.value("certificate", text -> Paths.existing(text, folder));
    Optional<Path> key = tls.value("key", text -> Paths.existing(text, folder));
    for (String name : TLS_KEYS) {
      if (tls.node(name).isEmpty()) {
        tls.wrong(name, "'" + name + "' is missing", "Name the PEM file");
      }
    }
    return certificate.isPresent() && key.isPresent()
        ? Optional.of(new Tls(certificate.get(), key.get()))
        : Optional.empty();
  }

  /** {@code host:port}; an IPv6 host in brackets, which are not kept. */
  private static Address address(YamlText text) {
    Matcher m = ADDRESS.matcher(text.value().strip());
    if (!m.matches() || Integer.parseInt(m.group(2)) > 65_535) {
      throw text.problem(
          "'" + text.value() + "' is no address to listen on", "Write one such as 127.0.0.1:4000");
    }
    String host = m.group(1);
    return new Address(
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        Integer.parseInt(m.group(2)));
  }

  private static boolean isLoopback(Address address) {
    String host = address.host();
    return Endpoint.isLoopback(host.contains(":") ? "[" + host + "]" : host);
  }
}
