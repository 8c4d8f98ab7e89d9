package dev.yourbrief.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.trial.grade.GraderReader;
import dev.yourbrief.trial.grade.GraderSpec;
import dev.yourbrief.trial.plan.Plan;
import dev.yourbrief.trial.plan.PlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialTemplateTest {

  @TempDir Path folder;

  @Test
  void whatANewTrialBeginsWithIsAPlan() throws IOException {
    for (Map.Entry<String, String> file : TrialTemplate.files().entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
    Plan plan = PlanReader.read(folder);
    assertThat(plan.baseline()).isEqualTo("retrieval");
    assertThat(plan.arms().keySet()).containsExactly("retrieval", "tuned");
    assertThat(GraderReader.read(plan.metric())).isInstanceOf(GraderSpec.Normalised.class);
  }
}
