package dev.yourbrief.playbook;

import dev.yourbrief.figure.source.Yaml;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Decisions written in a line or two. */
final class TestDecisions {

  static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  private TestDecisions() {}

  /** A decision of the bundled playbook with these answers. */
  static Decision of(Map<String, String> answers) {
    StringBuilder yaml =
        new StringBuilder(
            "playbook: ai-build-or-wrap\ntitle: A test\nasOf: 2026-11-23\nanswers:\n");
    if (answers.isEmpty()) {
      yaml.append("  moat:\n");
    }
    new TreeMap<>(answers)
        .forEach((id, answer) ->
            yaml.append("  ").append(id).append(": \"").append(answer).append("\"\n"));
    return parse(yaml.toString());
  }

  static Decision parse(String yaml) {
    return DecisionReader.read(Yaml.parse(yaml, Decision.FILE).asMap(), Path.of("."), DAY);
  }
}
