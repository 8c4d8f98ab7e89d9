package dev.yourbrief.register.decision;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Yaml;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.playbook.Decision;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the list of decisions shows of a decision.yaml, read leniently: half a file has a title. */
record Heading(Optional<String> title, Optional<String> playbook) {

  static Heading of(byte[] yaml) {
    try {
      YamlMap map = Yaml.parse(new String(yaml, StandardCharsets.UTF_8), Decision.FILE).asMap();
      return new Heading(map.text("title"), map.text("playbook"));
    } catch (InputException e) {
      return new Heading(Optional.empty(), Optional.empty());
    }
  }
}
