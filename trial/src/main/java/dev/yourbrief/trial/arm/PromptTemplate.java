package dev.yourbrief.trial.arm;

import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with gaps, {@code {{name}}}. There is no logic in it, and what fills a gap is not looked
 * at again: a case that holds braces is not a template.
 */
public final class PromptTemplate {

  private static final Pattern GAP = Pattern.compile("\\{\\{\\s*([^{}\\s]+)\\s*}}");
  private static final int MAX_BYTES = 1 << 20;

  private final List<String> literals;
  private final List<String> names;

  private PromptTemplate(List<String> literals, List<String> names) {
    this.literals = literals;
    this.names = names;
  }

  /**
   * Reads a file.
   *
   * @param known the names that may fill gaps
   * @throws InputException if it is missing, no text, or names something unknown
   */
  public static PromptTemplate read(Path file, String name, Collection<String> known) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw problem(Location.of(name), "the prompt is larger than 1 MiB", "Check the path");
      }
      return of(Files.readString(file).stripTrailing(), name, known);
    } catch (NoSuchFileException e) {
      throw problem(Location.of(name), "there is no such prompt", "Check the path");
    } catch (MalformedInputException e) {
      throw problem(Location.of(name), "the prompt is not UTF-8 text", "Save it as UTF-8");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same for a text that is in memory already. */
  public static PromptTemplate of(String text, String name, Collection<String> known) {
    List<String> literals = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Matcher m = GAP.matcher(text);
    int end = 0;
    while (m.find()) {
      String gap = m.group(1);
      if (!known.contains(gap)) {
        int line = (int) text.substring(0, m.start()).chars().filter(c -> c == '\n').count() + 1;
        throw problem(
            Location.of(name, line),
            "nothing is called '" + gap + "' here",
            Closest.to(gap, known)
                .map(near -> "Did you mean '{{" + near + "}}'?")
                .orElse("Known: " + String.join(", ", known)));
      }
      literals.add(text.substring(end, m.start()));
      names.add(gap);
      end = m.end();
    }
    literals.add(text.substring(end));
    return new PromptTemplate(literals, names);
  }

  private static InputException problem(Location where, String what, String fix) {
    return new InputException(Problem.of(where, what, fix));
  }

  /** Whether there is a gap of that name. */
  boolean names(String name) {
    return names.contains(name);
  }

  /** The text with its gaps filled; a gap nothing is given for stays empty. */
  String fill(Map<String, String> values) {
    StringBuilder text = new StringBuilder(literals.getFirst());
    for (int i = 0; i < names.size(); i++) {
      text.append(Optional.ofNullable(values.get(names.get(i))).orElse(""));
      text.append(literals.get(i + 1));
    }
    return text.toString();
  }
}
