package dev.yourbrief.trial.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.provider.ChatRequest;
import dev.yourbrief.provider.Decoding;
import dev.yourbrief.provider.Message;
import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.plan.ArmPlan;
import dev.yourbrief.trial.run.Answer;
import dev.yourbrief.trial.run.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arms are asked, and those arms that no model stands behind. */
final class PromptingTest {

  private static final Case CASE =
      new Case(
          "7", 8, Map.of("question", "Is {{label}} $1 \\n?", "label", "SECRET", "topic", "braces"));

  @TempDir Path folder;

  @Test
  void gapsAreFilledOnceAndWhatFillsThemIsNotLookedAtAgain() {
    PromptTemplate template =
        PromptTemplate.of(
            "{{ topic }}: {{input}}{{input}} {x} {{}}", "p.txt", Set.of("topic", "input"));
    assertThat(template.fill(Map.of("input", "{{topic}}$0\\", "topic", "t")))
        .isEqualTo("t: {{topic}}$0\\{{topic}}$0\\ {x} {{}}");
    assertThat(template.fill(Map.of())).isEqualTo(":  {x} {{}}");
  }

  @Test
  void aGapNothingFillsIsNamedWithItsLine() throws IOException {
    Path file = Files.writeString(folder.resolve("p.txt"), "one\ntwo {{inputs}}\n");
    assertThatThrownBy(() -> PromptTemplate.read(file, "p.txt", List.of("input", "labels")))
        .hasMessageContaining("p.txt:2")
        .hasMessageContaining("Did you mean '{{input}}'?");
    assertThatThrownBy(() -> PromptTemplate.read(folder.resolve("q.txt"), "q.txt", List.of()))
        .hasMessageContaining("q.txt: there is no such prompt");
    Path bytes = Files.write(folder.resolve("b.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatThrownBy(() -> PromptTemplate.read(bytes, "b.txt", List.of()))
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void theRightAnswerIsNeverAskedWithTheCase() {
    Set<String> known = Set.of("input", "examples", "labels", "topic", "label", "expected");
    Prompting prompting =
        new Prompting(
            "m",
            Optional.of(PromptTemplate.of("About {{topic}}", "s", known)),
            PromptTemplate.of(
                "{{labels}}|{{examples}}|{{input}}|{{label}}{{expected}}", "u", known),
            PromptTemplate.of("Q {{input}} A {{expected}}", "e", known),
            (to, count) ->
                List.of(
                    new Case("1", 1, Map.of("question", "one?", "label", "yes")),
                    new Case("2", 2, Map.of("question", "two?", "label", "no"))),
            2,
            "no\nyes",
            "question",
            "label",
            new Decoding(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                List.of(),
                Optional.empty()),
            Optional.of("{}"));
    ChatRequest request = prompting.about(CASE);
    assertThat(request.messages())
        .containsExactly(
            Message.system("About braces"),
            Message.user("no\nyes|Q one? A yes\n\nQ two? A no|Is {{label}} $1 \\n?|"));
    assertThat(request.toString()).doesNotContain("SECRET");
    assertThat(request.jsonSchema()).contains("{}");
  }

  @Test
  void answersOfAFileBelongToTheirCases() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("answers.jsonl"),
            "{\"case\": \"7\", \"text\": \"seven\\nlines\"}\n{\"case\": \"9\", \"text\": \"\"}\n");
    GivenRespondent given = GivenRespondent.read(new ArmPlan.Answers("past", file, "case", "text"));
    assertThat(given.answer(CASE, 0).outcome())
        .isInstanceOfSatisfying(
            Answer.Said.class, said -> assertThat(said.text()).isEqualTo("seven\nlines"));
    assertThat(given.answer(CASE, 0).usd()).as("what it cost is not known").isEmpty();
    Answer missing = given.answer(new Case("8", 1, Map.of()), 0);
    assertThat(missing.outcome()).isInstanceOf(Answer.Failed.class);
    assertThatThrownBy(() -> GivenRespondent.read(new ArmPlan.Answers("past", file, "case", "txt")))
        .hasMessageContaining("txt");
  }

  @Test
  void aCommandIsGivenTheCaseWithoutItsAnswerAndIsAskedOnce() throws Exception {
    Files.writeString(
        folder.resolve("ask.sh"), "read -r line\necho x >> asked\nprintf '%s' \"$line\"\n");
    try (Journal journal = Journal.open(folder)) {
      CommandRespondent command = command(journal, List.of("sh", "ask.sh"), "hash one", 20_000);
      Answer first = command.answer(CASE, 0);
      assertThat(first.outcome())
          .isInstanceOfSatisfying(
              Answer.Said.class,
              said ->
                  assertThat(said.text())
                      .contains("\"id\":\"7\"", "\"topic\":\"braces\"", "\"repeat\":0")
                      .doesNotContain("SECRET"));
      assertThat(command.answer(CASE, 0)).isEqualTo(first);
      assertThat(asked()).isEqualTo(1);
      var _ = command.answer(CASE, 1);
      assertThat(asked()).as("another repeat").isEqualTo(2);
      var _ = command(journal, List.of("sh", "ask.sh"), "hash two", 20_000).answer(CASE, 0);
      assertThat(asked()).as("another program").isEqualTo(3);
    }
  }

  @Test
  void aCommandThatFailsIsAFailureAndIsAskedAgain() throws Exception {
    try (Journal journal = Journal.open(folder)) {
      for (List<String> words :
          List.of(
              List.of("sh", "-c", "echo x >> asked; exit 3"),
              List.of("sh", "-c", "echo x >> asked; sleep 30"))) {
        Files.deleteIfExists(folder.resolve("asked"));
        CommandRespondent command = command(journal, words, "", 300);
        assertThat(command.answer(CASE, 0).outcome()).isInstanceOf(Answer.Failed.class);
        assertThat(command.answer(CASE, 0).outcome()).isInstanceOf(Answer.Failed.class);
        assertThat(asked()).isEqualTo(2);
      }
      assertThat(
              command(journal, List.of("no-such-program-here"), "", 300).answer(CASE, 0).outcome())
          .isInstanceOfSatisfying(
              Answer.Failed.class, f -> assertThat(f.why()).contains("could not be started"));
    }
  }

  private CommandRespondent command(
      Journal journal, List<String> words, String hash, int milliseconds) {
    return new CommandRespondent(
        new ArmPlan.Command("ours", words, Duration.ofMillis(milliseconds)),
        folder,
        List.of(hash),
        Optional.of("label"),
        journal,
        1);
  }

  private int asked() throws IOException {
    return Files.readAllLines(folder.resolve("asked")).size();
  }
}
