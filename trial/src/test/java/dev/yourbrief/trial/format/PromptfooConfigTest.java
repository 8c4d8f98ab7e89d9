package dev.yourbrief.trial.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.trial.plan.ArmPlan;
import dev.yourbrief.trial.plan.Plan;
import dev.yourbrief.trial.plan.PlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptfooConfigTest {

  @TempDir Path folder;

  private Path config(String text) throws IOException {
    return Files.writeString(folder.resolve("promptfooconfig.yaml"), text);
  }

  private Plan plan(PromptfooConfig.Converted converted) throws IOException {
    Path trial = folder.resolve("trial");
    for (Map.Entry<String, String> file : converted.files().entrySet()) {
      Path target = trial.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
    return PlanReader.read(trial);
  }

  @Test
  void aConfigurationWithATableBecomesATrial() throws IOException {
    Files.writeString(
        folder.resolve("tests.csv"),
        """
        id,text,__expected
        1,"Where is my card?",equals:card_arrival
        2,Top up?,equals:top_up
        """);
    PromptfooConfig.Converted converted =
        PromptfooConfig.convert(
            config(
                """
                description: two models
                prompts: ["Classify: {{text}}"]
                providers:
                  - id: openai:chat:model-a
                    label: mock a
                    config: {apiBaseUrl: "http://127.0.0.1:9/v1", apiKey: sk-mock, temperature: 0}
                  - id: openai:chat:model-b
                    config: {apiBaseUrl: "http://127.0.0.1:9/v1", apiKey: sk-mock, max_tokens: 20}
                tests: file://tests.csv
                """));
    assertThat(converted.notes()).isEmpty();
    assertThat(converted.files().values()).noneMatch(text -> text.contains("sk-mock"));
    assertThat(converted.files().get("test.jsonl"))
        .contains("\"text\":\"Where is my card?\"")
        .contains("\"expected\":\"card_arrival\"");
    Plan plan = plan(converted);
    assertThat(plan.baseline()).isEqualTo("mock-a");
    assertThat(plan.candidates()).containsExactly("model-b");
    assertThat(plan.data().input()).isEqualTo("text");
    assertThat(((ArmPlan.Model) plan.arm("model-b")).decoding().maxOutputTokens()).hasValue(20);
    assertThat(plan.providers()).hasSize(1);
  }

  @Test
  void whatHasNoCounterpartIsNamedAndAKeyIsLeftBehind() throws IOException {
    PromptfooConfig.Converted converted =
        PromptfooConfig.convert(
            config(
                """
                prompts: ["{{ q | upper }}", "Say {{q}}"]
                providers:
                  - anthropic:messages:some
                  - id: openai:chat:m
                    config: {apiKey: sk-secret}
                tests:
                  - vars: {q: one}
                    assert: [{type: llm-rubric, value: is kind}]
                  - vars: {q: two}
                    assert: [{type: contains, value: b}]
                """));
    assertThat(String.join(" ", converted.notes()))
        .contains("template logic")
        .contains("anthropic:messages:some")
        .contains("A key stands in the configuration")
        .contains("contains, llm-rubric");
    assertThat(converted.files().values()).noneMatch(text -> text.contains("sk-secret"));
    assertThat(plan(converted).arms()).containsOnlyKeys("m-prompt1", "m-prompt2");
  }

  @Test
  void whatCannotBeATrialIsRefused() throws IOException {
    String one =
        """
        prompts: ["{{q}}"]
        providers: [openai:chat:m]
        """;
    assertThatThrownBy(() -> PromptfooConfig.convert(config(one + "tests: [{vars: {q: a}}]")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("at least two arms");
    String two = one.replace("[openai:chat:m]", "[openai:chat:m, openai:chat:n]");
    assertThatThrownBy(() -> PromptfooConfig.convert(config(two + "tests: file://../x.csv")))
        .hasMessageContaining("lies outside");
    assertThatThrownBy(() -> PromptfooConfig.convert(config(two)))
        .hasMessageContaining("there are no tests");
  }
}
