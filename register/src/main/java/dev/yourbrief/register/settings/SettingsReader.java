package dev.yourbrief.register.settings;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.Yaml;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import dev.yourbrief.register.people.Role;
import dev.yourbrief.register.settings.Settings.Listen;
import dev.yourbrief.register.settings.Settings.Mail;
import dev.yourbrief.register.settings.Settings.SignIn;
import dev.yourbrief.register.settings.Settings.Tls;
import dev.yourbrief.register.settings.Settings.Webhook;
import dev.yourbrief.register.store.StoreAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@link Settings} from their file. */
public final class SettingsReader {

  private static final Listen USUAL = new Listen("127.0.0.1", 8080);
  private static final int MOST_SECRET = 16_384;

  private final Path folder;
  private final Map<String, String> environment;

  private SettingsReader(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /**
   * Reads the settings of a register; the usual ones where there is no file.
   *
   * @param environment the environment variables, {@link System#getenv()} outside tests
   * @throws InputException naming what is wrong with them
   */
  public static Settings read(Path folder, Map<String, String> environment) {
    Path absolute = folder.toAbsolutePath().normalize();
    Path file = absolute.resolve(Settings.FILE);
    if (!Files.exists(file)) {
      return new Settings(
          absolute,
          USUAL,
          Optional.empty(),
          new StoreAddress.Embedded(absolute),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of());
    }
    return new SettingsReader(absolute, environment)
        .settings(Yaml.read(file, Settings.FILE).asMap());
  }

  private Settings settings(YamlMap map) {
    map.onlyKnows(
        List.of("listen", "address", "database", "mail", "webhooks", "sign_in", "follow"));
    return new Settings(
        folder,
        map.get("listen").map(node -> listen(node.asText())).orElse(USUAL),
        map.get("address").map(node -> web(node.asText())),
        map.get("database")
            .map(node -> database(node.asMap()))
            .orElse(new StoreAddress.Embedded(folder)),
        map.get("mail").map(node -> mail(node.asMap())),
        map.get("webhooks").map(node -> node.asList().items()).orElse(List.of()).stream()
            .map(node -> webhook(node.asMap()))
            .toList(),
        map.get("sign_in").map(node -> signIn(node.asMap())),
        map.get("follow").map(YamlNode::asTexts).orElse(List.of()).stream()
            .map(text -> folder.resolve(text).normalize())
            .toList());
  }

  private static Listen listen(YamlText text) {
    int colon = text.value().lastIndexOf(':');
    String host = colon < 0 ? text.value() : text.value().substring(0, colon);
    host = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    try {
      int port = colon < 0 ? USUAL.port() : Integer.parseInt(text.value().substring(colon + 1));
      if (port >= 0 && port <= 65_535 && !host.isBlank()) {
        return new Listen(host, port);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw text.problem("'" + text.value() + "' is no address", "Write it as 127.0.0.1:8080");
  }

  private static URI web(YamlText text) {
    try {
      URI uri = new URI(text.value());
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() != null
          && uri.getUserInfo() == null
          && (scheme.equals("https") || scheme.equals("http"))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw text.problem(
        "'" + text.value() + "' is no address of a web server",
        "Write it as https://decisions.example.com");
  }

  private StoreAddress database(YamlMap map) {
    map.onlyKnows(List.of("url", "user", "password"));
    YamlText url = map.require("url").asText();
    if (!url.value().startsWith("jdbc:postgresql:")) {
      throw url.problem(
          "'" + url.value() + "' is no address of a PostgreSQL",
          "Write it as jdbc:postgresql://host:5432/yourbrief; without 'database' everything is kept"
              + " in this folder");
    }
    return new StoreAddress.Shared(
        folder,
        url.value(),
        map.text("user").orElse(""),
        map.get("password").map(node -> secret(node).open()).orElse(""));
  }

  private Mail mail(YamlMap map) {
    map.onlyKnows(List.of("host", "port", "tls", "user", "password", "from"));
    Tls tls = map.get("tls").map(node -> tls(node.asText())).orElse(Tls.STARTTLS);
    int usual = tls == Tls.TLS ? 465 : tls == Tls.STARTTLS ? 587 : 25;
    return new Mail(
        map.requireText("host"),
        map.get("port").map(node -> port(node.asText())).orElse(usual),
        tls,
        map.text("user"),
        map.get("password").map(this::secret),
        map.requireText("from"));
  }

  private static Tls tls(YamlText text) {
    for (Tls tls : Tls.values()) {
      if (tls.name().toLowerCase(Locale.ROOT).equals(text.value())) {
        return tls;
      }
    }
    throw text.problem("'" + text.value() + "' is not known here", "Write starttls, tls or none");
  }

  private static int port(YamlText text) {
    try {
      int port = Integer.parseInt(text.value());
      if (port > 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw text.problem("'" + text.value() + "' is no port", "Write a number up to 65535");
  }

  private Webhook webhook(YamlMap map) {
    map.onlyKnows(List.of("name", "url", "key"));
    YamlNode url = map.require("url");
    Secret where = url instanceof YamlText text ? new Secret(web(text).toString()) : secret(url);
    web(new YamlText(where.open(), url.where()));
    return new Webhook(map.requireText("name"), where, map.get("key").map(this::secret));
  }

  private SignIn signIn(YamlMap map) {
    map.onlyKnows(List.of("name", "issuer", "client", "secret", "role", "domains"));
    YamlText role =
        map.get("role").map(YamlNode::asText).orElse(new YamlText(Role.VIEWER.word(), map.where()));
    if (Role.named(role.value()).isEmpty()) {
      throw role.problem(
          "'" + role.value() + "' is no role", "Write viewer, editor, approver or admin");
    }
    return new SignIn(
        map.text("name").orElse("your organisation"),
        web(map.require("issuer").asText()),
        map.requireText("client"),
        secret(map.require("secret")),
        role.value(),
        map.get("domains").map(YamlNode::asTexts).orElse(List.of()).stream()
            .map(d -> d.toLowerCase(Locale.ROOT))
            .toList());
  }

  /** {@code {env: NAME}} or {@code {file: path}}. */
  private Secret secret(YamlNode node) {
    if (node instanceof YamlText text) {
      throw text.problem(
          "a secret does not stand in this file", "Write {env: NAME} or {file: path}");
    }
    YamlMap map = node.asMap();
    map.onlyKnows(List.of("env", "file"));
    Optional<String> name = map.text("env");
    if (name.isPresent()) {
      String value = environment.get(name.get());
      if (value == null || value.isBlank()) {
        throw new InputException(
            Problem.of(
                map.whereIs("env"),
                "the environment variable " + name.get() + " is not set",
                "Set it before this is started"));
      }
      return new Secret(value);
    }
    return fromFile(map.require("file").asText());
  }

  private Secret fromFile(YamlText path) {
    try (InputStream in = Files.newInputStream(folder.resolve(path.value()))) {
      String text = new String(in.readNBytes(MOST_SECRET), StandardCharsets.UTF_8).strip();
      if (!text.isEmpty()) {
        return new Secret(text);
      }
    } catch (IOException e) {
      // Said below, and not what was read.
    }
    throw new InputException(
        Problem.of(
            path.where().line() == 0 ? Location.of(Settings.FILE) : path.where(),
            "there is no secret to be read in '" + path.value() + "'",
            "Check the file's name and rights"));
  }
}
