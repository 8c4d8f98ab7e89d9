package dev.yourbrief.playbook.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide for playbook authors says nothing that is not so. */
class GuideTest {

  private static final Path GUIDE =
      Path.of(System.getProperty("yourbrief.root", "..")).resolve("docs/language.md");

  private static List<String> lines(String kind) throws IOException {
    List<String> lines = new ArrayList<>();
    Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(GUIDE))
        .results()
        .map((MatchResult block) -> block.group(1))
        .forEach(block -> block.lines().filter(line -> !line.isBlank()).forEach(lines::add));
    return lines;
  }

  @Test
  void theValuesAreThoseOfTheTests() throws IOException {
    List<String> lines = lines("values");
    assertThat(lines).hasSize(11);
    for (String line : lines) {
      String[] parts = line.split(": ", 2);
      String claim = parts[0] + (parts[1].equals("unknown") ? " is unknown" : " = " + parts[1]);
      assertThat(Samples.show(Samples.evaluate(claim))).as(claim).isEqualTo("true");
    }
  }

  @Test
  void everyExampleHolds() throws IOException {
    List<String> lines = lines("examples");
    assertThat(lines).hasSizeGreaterThan(25);
    for (String line : lines) {
      String[] parts = line.split("→", 2);
      String shown = Samples.show(Samples.evaluate(parts[0].strip()));
      String expected = parts[1].strip().replace("unknown: ", "?").replace(", ", ",");
      boolean number = Character.isDigit(expected.charAt(0));
      assertThat(shown).as(line).isEqualTo(number ? expected.replace("_", "") : expected);
    }
  }

  @Test
  void everyRefusalIsOne() throws IOException {
    List<String> lines = lines("refused");
    assertThat(lines).hasSize(3);
    for (String line : lines) {
      String[] parts = line.split("✗", 2);
      assertThatThrownBy(() -> Samples.parse(parts[0].strip()))
          .isInstanceOf(InputException.class)
          .hasMessageContaining(parts[1].strip());
    }
  }

  @Test
  void everyFunctionIsNamed() throws IOException {
    assertThat(Files.readString(GUIDE)).contains(Builtin.names());
  }
}
