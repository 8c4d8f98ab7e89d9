package dev.yourbrief.register.work;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Yaml;
import dev.yourbrief.figure.source.YamlList;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Files that come from elsewhere must not name files of this machine. The command reads any file a
 * decision or a trial names, since whoever runs it may; whoever sends one here may not.
 */
public final class Inside {

  private static final Path FOLDER = Path.of("/folder");

  private Inside() {}

  /**
   * Looks at every value of a YAML text, whatever it is for.
   *
   * @param name what to call the text in messages
   * @throws InputException if it is no YAML, or a value is a path that leads out of its folder
   */
  public static void check(String yaml, String name) {
    check(Yaml.parse(yaml, name));
  }

  private static void check(YamlNode node) {
    switch (node) {
      case YamlMap map -> map.entries().values().forEach(Inside::check);
      case YamlList list -> list.items().forEach(Inside::check);
      case YamlText text -> {
        if (leadsOut(text.value())) {
          throw text.problem(
              "'" + text.value() + "' leads out of the folder",
              "Put the file beside this one, and name it from there");
        }
      }
    }
  }

  private static boolean leadsOut(String value) {
    try {
      String plain = value.strip().replace('\\', '/');
      return plain.matches("(?s)[A-Za-z]:/.*")
          || !FOLDER.resolve(plain).normalize().startsWith(FOLDER);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
