package dev.yourbrief.trial.file;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML that programs write, aliases included: an alias counts as all it stands for, so that a small
 * file cannot become a large one. What people write by hand is read by {@link
 * dev.yourbrief.figure.source.Yaml}, which is stricter.
 */
public final class YamlTrees {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?|[+-]?\\.(inf|nan)");

  /** A value that has a name, and how many values it stands for. */
  private record Named(Tree tree, long values) {}

  private final Iterator<Event> events;
  private final String file;
  private final Map<Anchor, Named> anchors = new HashMap<>();
  private long values;

  private YamlTrees(Iterator<Event> events, String file) {
    this.events = events;
    this.file = file;
  }

  /**
   * Reads the first document of a text.
   *
   * @throws InputException if it is not YAML, or too large
   */
  public static Tree read(InputStream in, String file) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(Limits.YAML).build();
    try {
      YamlTrees trees = new YamlTrees(new Parse(settings).parseInputStream(in).iterator(), file);
      while (trees.events.hasNext()) {
        if (trees.events.next() instanceof NodeEvent first) {
          return trees.tree(first, 0);
        }
      }
      throw Problems.fatal(file, 0, "the file is empty", "Check the path");
    } catch (MarkedYamlEngineException e) {
      Location where = e.getProblemMark().map(m -> at(m, file)).orElse(Location.of(file));
      throw new InputException(
          Problem.of(where, "this is not YAML: " + e.getProblem(), "Check the file here"));
    } catch (YamlEngineException e) {
      String why = e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
      throw Problems.fatal(file, 0, "this is not YAML that can be read: " + why, "Check the file");
    }
  }

  private Tree tree(NodeEvent event, int depth) {
    if (depth > Limits.DEPTH) {
      throw Problems.fatal(file, line(event), "the file is nested too deeply", "Flatten it");
    }
    long before = values;
    count(1, event);
    Tree tree =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar);
          case SequenceStartEvent _ -> items(depth);
          case MappingStartEvent start -> node(start, depth);
          case AliasEvent alias -> alias(alias);
          default -> Tree.Nothing.NOTHING;
        };
    Optional<Anchor> anchor = event.getAnchor();
    if (anchor.isPresent() && !(event instanceof AliasEvent)) {
      anchors.put(anchor.get(), new Named(tree, values - before));
    }
    return tree;
  }

  private Tree alias(AliasEvent alias) {
    Named named = alias.getAnchor().map(anchors::get).orElse(null);
    if (named == null) {
      throw Problems.fatal(
          file, line(alias), "this alias stands for nothing before it", "Write the value out");
    }
    count(named.values(), alias);
    return named.tree();
  }

  private Tree items(int depth) {
    List<Tree> items = new ArrayList<>();
    for (Event e = events.next(); !(e instanceof SequenceEndEvent); e = events.next()) {
      items.add(tree((NodeEvent) e, depth + 1));
    }
    return new Tree.Items(items);
  }

  private Tree node(MappingStartEvent start, int depth) {
    Map<String, Tree> entries = new LinkedHashMap<>();
    for (Event e = events.next(); !(e instanceof MappingEndEvent); e = events.next()) {
      String name = tree((NodeEvent) e, depth + 1).text().orElse("null");
      entries.put(name, tree((NodeEvent) events.next(), depth + 1));
    }
    return new Tree.Node(entries, line(start));
  }

  private static Tree scalar(ScalarEvent scalar) {
    String value = scalar.getValue();
    if (!scalar.isPlain()) {
      return new Tree.Text(value);
    }
    return switch (value) {
      case "", "~", "null", "Null", "NULL" -> Tree.Nothing.NOTHING;
      case "true", "True", "TRUE" -> new Tree.Bool(true);
      case "false", "False", "FALSE" -> new Tree.Bool(false);
      default -> NUMBER.matcher(value).matches() ? new Tree.Digits(value) : new Tree.Text(value);
    };
  }

  private void count(long more, NodeEvent event) {
    values += more;
    if (values > Limits.VALUES) {
      throw Problems.fatal(file, line(event), "the file holds too many values", "Split it");
    }
  }

  private static int line(NodeEvent event) {
    return event.getStartMark().map(m -> m.getLine() + 1).orElse(0);
  }

  private static Location at(Mark mark, String file) {
    return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
