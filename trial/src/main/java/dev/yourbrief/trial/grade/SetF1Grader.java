package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.data.Case;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Lists as sets: the harmonic mean of the share of the answer's items that were wanted and the
 * share of wanted items that it has. Items are the same when their {@linkplain TextForm normal
 * forms} are; order and repetition do not count.
 *
 * @param separator what stands between items; when empty, a JSON list is read as one, several lines
 *     item by item (with or without bullets and numbers), and one line at its semicolons or else
 *     its commas
 */
record SetF1Grader(Optional<String> separator) implements Grader {

  private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*+•]|\\d{1,3}[.)])\\s+");

  @Override
  public Grade grade(Case of, String expected, String answer) throws GradeException {
    Map<String, String> wanted = items(expected);
    Map<String, String> given = items(answer);
    if (wanted.isEmpty() && given.isEmpty()) {
      return Grade.RIGHT;
    }
    List<String> missing = without(wanted, given);
    List<String> extra = without(given, wanted);
    int common = wanted.size() - missing.size();
    double f1 = 2.0 * common / (wanted.size() + given.size());
    List<String> why = new ArrayList<>();
    if (!missing.isEmpty()) {
      why.add("lacks " + Words.list(missing));
    }
    if (!extra.isEmpty()) {
      why.add("has too much: " + Words.list(extra));
    }
    return new Grade(f1, String.join("; ", why));
  }

  private static List<String> without(Map<String, String> these, Map<String, String> those) {
    List<String> rest = new ArrayList<>();
    these.forEach((normal, shown) -> {
      if (!those.containsKey(normal)) {
        rest.add(shown);
      }
    });
    return rest;
  }

  /** The items as shown, by their normal form, in their order. */
  private Map<String, String> items(String text) throws GradeException {
    Map<String, String> items = new LinkedHashMap<>();
    for (String item : pieces(text)) {
      String bare = BULLET.matcher(item).replaceFirst("");
      String normal = TextForm.normal(bare);
      if (!normal.isEmpty()) {
        items.putIfAbsent(normal, Words.quoted(bare));
      }
    }
    return items;
  }

  private List<String> pieces(String text) throws GradeException {
    if (text.isBlank()) {
      return List.of();
    }
    if (separator.isPresent()) {
      return new Accepted(separator).of(text);
    }
    Optional<JsonNode> list = JsonText.find(text).filter(JsonNode::isArray);
    if (list.isPresent()) {
      List<String> items = new ArrayList<>();
      list.get().forEach(item -> items.add(JsonText.plain(item)));
      return items;
    }
    List<String> lines = text.strip().lines().filter(line -> !line.isBlank()).toList();
    if (lines.size() > 1) {
      return lines;
    }
    return new Accepted(Optional.of(text.contains(";") ? ";" : ",")).of(text);
  }
}
