package dev.yourbrief.gateway.config;

import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlText;
import dev.yourbrief.provider.KeySource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads where a key is kept. A key itself never stands in the file. */
final class KeyPlaces {

  private static final List<String> KEYS = List.of("env", "file");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private KeyPlaces() {}

  /**
   * The place, if it is there and can be read.
   *
   * @param name where it stands in the block
   * @param example a variable such keys are often kept in
   * @param more what else could be written, for messages; may be empty
   */
  static Optional<KeySource> read(
      Section section, String name, Path folder, String example, String more) {
    if (section.node(name).isEmpty()) {
      return Optional.empty();
    }
    if (section.node(name).get() instanceof YamlMap) {
      return section
          .block(name, KEYS)
          .flatMap(block -> source(section, name, block, folder, example));
    }
    // The text itself is not repeated: it may be a key.
    section.wrong(
        name,
        "a key itself never goes into this file",
        "Say where it is: '"
            + name
            + ": {env: "
            + example
            + "}', '"
            + name
            + ": {file: path}'"
            + more);
    return Optional.empty();
  }

  private static Optional<KeySource> source(
      Section section, String name, Section block, Path folder, String example) {
    Optional<KeySource> variable =
        block.value("env", text -> variable(text, example)).map(KeySource.Variable::new);
    Optional<KeySource> file =
        block.value("file", text -> Paths.of(text, folder)).map(KeySource.InFile::new);
    if (block.node("env").isPresent() == block.node("file").isPresent()) {
      section.wrong(
          name,
          "a key is either in an environment variable or in a file",
          "Write one of 'env' and 'file'");
    }
    return variable.or(() -> file);
  }

  /** The name of an environment variable. */
  static String variable(YamlText text, String example) {
    if (VARIABLE.matcher(text.value()).matches()) {
      return text.value();
    }
    throw text.problem(
        "this is not the name of an environment variable",
        "Write its name, such as " + example + "; a key itself never goes into this file");
  }
}
