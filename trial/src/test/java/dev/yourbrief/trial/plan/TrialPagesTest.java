package dev.yourbrief.trial.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Yaml;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.trial.grade.GraderReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the pages on trials show is read as they say, and every key they name is a key. */
class TrialPagesTest {

  private static final Path DOCS =
      Path.of(System.getProperty("yourbrief.root", "..")).resolve("docs");

  private static List<String> blocks(String page) throws IOException {
    return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(DOCS.resolve(page)))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  /** A part of a plan, with the whole plan of the page around it. */
  private static Plan around(YamlMap whole, YamlMap part) {
    Map<String, YamlNode> entries = new LinkedHashMap<>(whole.entries());
    Map<String, Location> keys = new LinkedHashMap<>(whole.keys());
    entries.putAll(part.entries());
    keys.putAll(part.keys());
    return PlanReader.of(new YamlMap(entries, keys, whole.where()), Path.of("trial"));
  }

  @Test
  void everyKeyIsDescribed() throws IOException {
    String page = Files.readString(DOCS.resolve("trial.md"));
    for (List<String> keys :
        List.of(
            PlanReader.KEYS,
            PlanReader.DATA_KEYS,
            PlanReader.LIMIT_KEYS,
            ArmReader.MODEL_KEYS,
            ProviderReader.KEYS)) {
      assertThat(keys).allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
    }
  }

  @Test
  void oddsThatNoRuleCanBeMadeOfAreRefusedAtTheirLine() throws IOException {
    YamlMap whole = Yaml.parse(blocks("trial.md").getFirst(), "trial.yaml").asMap();
    for (String wrong : List.of("alpha: 50 percent", "alpha: 0", "power: 0.5", "power: 1")) {
      YamlMap part = Yaml.parse(wrong, "trial.yaml").asMap();
      assertThatThrownBy(() -> around(whole, part))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("trial.yaml:1");
    }
  }

  @Test
  void everyPlanAndPartOfOneIsRead() throws IOException {
    List<YamlMap> parts = new ArrayList<>();
    for (String page : List.of("trial.md", "graders.md")) {
      blocks(page).forEach(block -> parts.add(Yaml.parse(block, page).asMap()));
    }
    assertThat(parts).hasSizeGreaterThan(8);
    YamlMap whole = parts.getFirst();
    assertThat(PlanReader.of(whole, Path.of("trial")).candidates()).containsExactly("tuned");
    for (YamlMap part : parts) {
      Plan plan = around(whole, part);
      assertThat(GraderReader.read(plan.metric())).isNotNull();
      for (GuardPlan guard : plan.guards().values()) {
        if (guard instanceof GuardPlan.Graded(_, YamlNode grader, _)) {
          assertThat(GraderReader.read(grader)).isNotNull();
        }
      }
    }
  }
}
