package dev.yourbrief.trial.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How the expected text is read: as one answer, or as several.
 *
 * @param separator what stands between the answers: {@code lines}, {@code json} (a JSON list of
 *     texts), or the separator itself; empty when the expected text is one answer
 */
public record Accepted(Optional<String> separator) {

  /** The expected text is one answer. */
  public static final Accepted ONE = new Accepted(Optional.empty());

  /**
   * The answers, without white space around them; at least one.
   *
   * @throws GradeException if the expected text cannot be read so, or holds no answer
   */
  List<String> of(String expected) throws GradeException {
    if (separator.isEmpty()) {
      return List.of(expected);
    }
    List<String> answers = new ArrayList<>();
    for (String piece : pieces(expected, separator.get())) {
      if (!piece.isBlank()) {
        answers.add(piece.strip());
      }
    }
    if (answers.isEmpty()) {
      throw new GradeException("the expected text holds no answer: " + Words.quoted(expected));
    }
    return answers;
  }

  private static List<String> pieces(String expected, String separator) throws GradeException {
    return switch (separator) {
      case "lines" -> expected.lines().toList();
      case "json" -> items(expected);
      default -> between(expected, separator);
    };
  }

  private static List<String> items(String expected) throws GradeException {
    Optional<JsonNode> list = JsonText.read(expected).filter(JsonNode::isArray);
    if (list.isEmpty()) {
      throw new GradeException(
          "the expected text is not a JSON list of texts: " + Words.quoted(expected));
    }
    List<String> items = new ArrayList<>();
    list.get().forEach(item -> items.add(JsonText.plain(item)));
    return items;
  }

  private static List<String> between(String text, String separator) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      pieces.add(text.substring(from, at));
      from = at + separator.length();
    }
    pieces.add(text.substring(from));
    return pieces;
  }
}
