package dev.yourbrief.server.desk;

import dev.yourbrief.figure.source.Yaml;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlText;
import dev.yourbrief.playbook.Decision;
import dev.yourbrief.playbook.DecisionReader;
import dev.yourbrief.playbook.Input;
import dev.yourbrief.playbook.Playbook;
import dev.yourbrief.playbook.PlaybookReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A decision's form as it stands: what is asked, and what was answered, whether or not the answers
 * fit. Nothing is computed for it.
 *
 * @param text its decision.yaml
 * @param roles who holds which role
 */
public record Sheet(
    String text, String title, Playbook playbook, Map<String, String> roles, List<Asked> asked) {

  /** A question, and the answer it has. */
  public record Asked(Input input, Optional<Decision.Answer> answer) {

    /** The answer as it was written; empty if there is none. */
    public String value() {
      return answer.map(given -> given.text().value()).orElse("");
    }
  }

  /**
   * Reads one.
   *
   * @param file the text of another file of the decision, for a playbook of the team's own
   * @throws dev.yourbrief.figure.source.InputException if it is no YAML, or names no playbook
   */
  static Sheet of(String text, Function<YamlText, String> file) {
    YamlMap map = Yaml.parse(text, Decision.FILE).asMap();
    YamlText name = map.require("playbook").asText();
    Playbook playbook =
        name.value().endsWith(".yaml")
            ? PlaybookReader.parse(file.apply(name), name.value())
            : PlaybookReader.bundled(name.value(), name.where());
    Map<String, Decision.Answer> answers = DecisionReader.answers(map);
    Map<String, String> roles = new LinkedHashMap<>(playbook.roles());
    if (map.get("roles").orElse(null) instanceof YamlMap given) {
      playbook
          .roles()
          .keySet()
          .forEach(role -> text(given, role).ifPresent(w -> roles.put(role, w)));
    }
    return new Sheet(
        text,
        text(map, "title").orElse(""),
        playbook,
        roles,
        playbook.inputs().stream()
            .map(input -> new Asked(input, Optional.ofNullable(answers.get(input.id()))))
            .toList());
  }

  private static Optional<String> text(YamlMap map, String key) {
    return map.get(key).orElse(null) instanceof YamlText text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  /** A question. */
  public Optional<Asked> asked(String input) {
    return asked.stream().filter(a -> a.input().id().equals(input)).findFirst();
  }
}
