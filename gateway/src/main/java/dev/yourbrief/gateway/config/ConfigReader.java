package dev.yourbrief.gateway.config;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Yaml;
import dev.yourbrief.figure.source.YamlNode;
import java.nio.file.Path;
import java.util.Map;

/** Reads a gateway's configuration file. */
public final class ConfigReader {

  private ConfigReader() {}

  /**
   * Reads a file.
   *
   * @param environment the environment variables, for values written as {@code {env: NAME}}; keys
   *     of providers are only named here and read elsewhere
   * @throws InputException naming everything that is wrong with it
   */
  public static Config read(Path file, Map<String, String> environment) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    return of(
        Yaml.read(file, file.toString()), folder == null ? Path.of(".") : folder, environment);
  }

  /**
   * The same for a text.
   *
   * @param name what to call it in messages
   * @param folder where paths in it start
   */
  public static Config parse(
      String text, String name, Path folder, Map<String, String> environment) {
    return of(Yaml.parse(text, name), folder, environment);
  }

  /** The same, without an environment. */
  public static Config parse(String text, String name, Path folder) {
    return parse(text, name, folder, Map.of());
  }

  private static Config of(YamlNode node, Path folder, Map<String, String> environment) {
    throw new UnsupportedOperationException("follows: " + node + folder + environment);
  }
}
