package dev.yourbrief.figure.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads YAML 1.2 into {@link YamlNode}s. Bounded: 4 MiB of text, nesting 50 deep, no aliases to
 * collections (which is how a small file becomes a large one), and no object is ever built from a
 * tag.
 */
public final class Yaml {

  private static final int MAX_BYTES = 4 << 20;
  private static final int MAX_DEPTH = 50;

  private Yaml() {}

  /**
   * Reads a file.
   *
   * @param name what to call it in messages
   * @throws InputException if it is missing, too large, not text or not YAML
   */
  public static YamlNode read(Path file, String name) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw problem(
            name,
            "the file is larger than 4 MiB",
            "A hand-written file is far smaller; check the path");
      }
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return parse(text, name);
    } catch (NoSuchFileException e) {
      throw problem(name, "there is no such file", "Check the path");
    } catch (CharacterCodingException e) {
      throw problem(name, "the file is not UTF-8 text", "Save it as UTF-8");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a text.
   *
   * @throws InputException if it is not YAML
   */
  public static YamlNode parse(String text, String name) {
    String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(name)
            .setAllowDuplicateKeys(false)
            .setCodePointLimit(MAX_BYTES)
            .setMaxAliasesForCollections(0)
            .build();
    try {
      Optional<Node> root = new Compose(settings).composeString(body);
      if (root.isEmpty()) {
        throw problem(name, "the file is empty", "Write at least one 'name: value' line");
      }
      return convert(root.get(), name, 0);
    } catch (MarkedYamlEngineException e) {
      Location where = e.getProblemMark().map(m -> at(m, name)).orElse(Location.of(name));
      Problem problem =
          Problem.of(
              where,
              "this is not YAML: " + e.getProblem(),
              "Check the spaces, quotes and colons around here");
      throw new InputException(excerpt(problem, body));
    } catch (YamlEngineException e) {
      throw problem(name, "this is not YAML: " + e.getMessage(), "Check the file");
    } catch (StackOverflowError e) {
      throw problem(name, "the file is nested too deeply", "Flatten it");
    }
  }

  private static Problem excerpt(Problem problem, String body) {
    return body.lines()
        .skip(Math.max(0, problem.where().line() - 1))
        .findFirst()
        .filter(line -> line.length() < 200)
        .map(line -> problem.withExcerpt(line, problem.where().column()))
        .orElse(problem);
  }

  private static YamlNode convert(Node node, String name, int depth) {
    Location where = node.getStartMark().map(m -> at(m, name)).orElse(Location.of(name));
    if (depth > MAX_DEPTH) {
      throw new InputException(Problem.of(where, "the file is nested too deeply", "Flatten it"));
    }
    return switch (node) {
      case ScalarNode scalar -> new YamlText(scalar.getValue(), insideQuotes(scalar, where));
      case SequenceNode sequence -> {
        List<YamlNode> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
          items.add(convert(item, name, depth + 1));
        }
        yield new YamlList(items, where);
      }
      case MappingNode mapping -> map(mapping, where, name, depth);
      default ->
          throw new InputException(
              Problem.of(where, "aliases (*name) are not read here", "Write the value out"));
    };
  }

  /** The first character of the text itself, so that a caret lands where the reader looks. */
  private static Location insideQuotes(ScalarNode scalar, Location where) {
    return switch (scalar.getScalarStyle()) {
      case SINGLE_QUOTED, DOUBLE_QUOTED ->
          new Location(where.file(), where.line(), where.column() + 1);
      default -> where;
    };
  }

  private static YamlMap map(MappingNode mapping, Location where, String name, int depth) {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    Map<String, Location> keys = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = convert(tuple.getKeyNode(), name, depth + 1).asText().value();
      Location keyWhere = tuple.getKeyNode().getStartMark().map(m -> at(m, name)).orElse(where);
      if (entries.put(key, convert(tuple.getValueNode(), name, depth + 1)) != null) {
        throw new InputException(
            Problem.of(
                keyWhere, "'" + key + "' stands here a second time", "Remove one of the two"));
      }
      keys.put(key, keyWhere);
    }
    return new YamlMap(entries, keys, where);
  }

  private static Location at(Mark mark, String name) {
    return new Location(name, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static InputException problem(String name, String what, String fix) {
    return new InputException(Problem.of(Location.of(name), what, fix));
  }
}
