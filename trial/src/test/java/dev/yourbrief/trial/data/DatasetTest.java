package dev.yourbrief.trial.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.Hash;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.trial.file.Mutation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {

  @TempDir private Path folder;

  private Dataset read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8), DataOptions.DEFAULT);
  }

  private Dataset read(byte[] bytes, DataOptions options) {
    try {
      return Dataset.read(Files.write(folder.resolve("cases"), bytes), options);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void theSeparatorIsFound(String separator) {
    Dataset data =
        read(
            "id,text,label\na,\"one, or; more\twords|here\",x\nb,two,y\n"
                .replace(",", separator)
                .replace("one" + separator, "one,"));
    assertThat(data.fields()).containsExactly("id", "text", "label");
    assertThat(data.cases()).extracting(Case::id).containsExactly("a", "b");
    assertThat(data.cases().get(1).fields()).containsEntry("text", "two");
    assertThat(data.inputField()).contains("text");
    assertThat(data.expectedField()).contains("label");
    assertThat(data.problems()).isEmpty();
  }

  @Test
  void aByteOrderMarkQuotesAndLineBreaksAreNoPartOfTheData() {
    Dataset data = read("\uFEFFtext,label\r\n\"say \"\"hi\"\"\nand go\",x\r\nlast,y\r\n");
    assertThat(data.fields()).containsExactly("text", "label");
    assertThat(data.cases().getFirst().field("text")).contains("say \"hi\"\nand go");
    assertThat(data.cases()).extracting(Case::line).containsExactly(2, 4);
    assertThat(data.cases()).extracting(Case::id).containsExactly("row-1", "row-2");
  }

  @Test
  void aBrokenRowIsAProblemBesideTheGoodOnes() {
    Dataset data = read("id,text\na,one\nb,\"never closed\nc,three\nd,too,many\ne,five\n");
    assertThat(data.cases()).extracting(Case::id).containsExactly("a", "c", "e");
    assertThat(data.problems()).extracting(p -> p.where().line()).containsExactly(3, 5);
  }

  @Test
  void aLineThatIsNotUtf8IsAProblemBesideTheGoodOnes() {
    byte[] bytes = "id,text\na,caf?\nb,good\n".getBytes(StandardCharsets.UTF_8);
    bytes["id,text\na,caf".length()] = (byte) 0xE9;
    Dataset data = read(bytes, DataOptions.DEFAULT);
    assertThat(data.cases()).extracting(Case::id).containsExactly("b");
    assertThat(data.problems().getFirst().toString()).contains("cases:2", "not UTF-8");
  }

  @Test
  void anIdThatStandsTwiceIsAProblemAndTheFirstIsKept() {
    Dataset data = read("id,text\na,one\na,two\n,three\n");
    assertThat(data.cases()).extracting(Case::id).containsExactly("a", "row-3");
    assertThat(data.problems().getFirst().what()).contains("'a'", "line 2");
  }

  @Test
  void jsonLinesKeepTheirDigitsAndFlattenWhatIsNested() {
    Dataset data =
        read(
            """
            {"id": 7, "q": {"text": "hi", "n": 1.10}, "tags": ["a", {"b": null}], "no": null}
            {"id": 8, "q": {"text": "broken"
            {"id": 9, "q": {"text": "yes"}, "ok": true}
            """);
    assertThat(data.cases()).extracting(Case::id).containsExactly("7", "9");
    assertThat(data.cases().getFirst().fields())
        .isEqualTo(
            Map.of("id", "7", "q.text", "hi", "q.n", "1.10", "tags", "[\"a\",{\"b\":null}]"));
    assertThat(data.problems())
        .singleElement()
        .satisfies(p -> {
          assertThat(p.where().line()).isEqualTo(2);
          assertThat(p.what()).contains("not JSON");
        });
  }

  @Test
  void aJsonArrayThatBreaksOffKeepsWhatCameBefore() {
    Dataset data = read("[\n {\"id\": \"a\"},\n {\"id\": \"b\"},\n {\"id\": \"c");
    assertThat(data.cases()).extracting(Case::id).containsExactly("a", "b");
    assertThat(data.cases()).extracting(Case::line).containsExactly(2, 3);
    assertThat(data.problems()).hasSize(1);
  }

  @Test
  void anObjectOfListsGivesTheRowsOfEachWithItsName() {
    Dataset data = read("{\"train\": [[\"a\", \"x\"]], \"oos_test\": [[\"b\", \"oos\"]]}");
    assertThat(data.cases())
        .extracting(c -> c.fields().get("split"))
        .containsExactly("train", "oos_test");
    assertThat(data.cases().get(1).fields()).containsEntry("column 1", "b");
  }

  @Test
  void testsOfPromptfooHaveTheSameFieldsAsCsvAndAsYaml() {
    Dataset csv =
        read(
            """
            text,label,__expected,__metadata:topic,__description,__threshold
            hi,greet,equals:greet,small talk,first,0.5
            """);
    Dataset yaml =
        read(
            """
            # made by hand
            prompts: [a, b]
            providers:
              - id: openai:chat:x
            tests:
              - vars: {text: hi, label: greet}
                assert:
                  - {type: equals, value: greet}
                metadata: {topic: small talk}
                description: first
                threshold: 0.5
            """);
    Dataset json =
        read(
            "[{\"vars\":{\"text\":\"hi\",\"label\":\"greet\"},"
                + "\"assert\":[{\"type\":\"equals\",\"value\":\"greet\"}],"
                + "\"metadata\":{\"topic\":\"small talk\"},"
                + "\"description\":\"first\",\"threshold\":0.5}]");
    assertThat(yaml.cases().getFirst().fields())
        .isEqualTo(csv.cases().getFirst().fields())
        .isEqualTo(json.cases().getFirst().fields());
  }

  @Test
  void severalAssertionsAreNumberedAndAPrefixThatStandsTwiceCountsOnce() {
    Dataset yaml =
        read(
            """
            - vars: {a: 1}
              assert:
                - {type: contains, value: x}
                - {type: similar, threshold: 0.8, value: y}
                - {type: is-json}
            """);
    assertThat(yaml.cases().getFirst().fields())
        .containsEntry("__expected1", "contains:x")
        .containsEntry("__expected2", "similar(0.8):y")
        .containsEntry("__expected3", "is-json");
    Dataset csv =
        read("a,__expected__expected1,__metadata:__metadata:k,____description\n1,2,3,4\n");
    assertThat(csv.fields()).containsExactly("a", "__expected1", "__metadata:k", "__description");
  }

  @Test
  void aSampleOfOpenAiEvalsAsksItsTurnsAndExpectsItsIdeal() {
    Dataset data =
        read(
            """
            {"input": [{"role": "system", "content": "Be short."}, {"role": "user", "content": "Hi"}], "ideal": "time"}
            {"input": [{"role": "user", "content": "Who?"}], "ideal": ["A", "B"]}
            {"input": "plain text", "ideal": "x"}
            """);
    assertThat(data.cases().get(0).fields())
        .isEqualTo(Map.of("system", "Be short.", "input", "Hi", "expected", "time"));
    assertThat(data.cases().get(1).fields())
        .isEqualTo(Map.of("input", "Who?", "expected", "[\"A\",\"B\"]"));
    assertThat(data.cases().get(2).field("input")).contains("plain text");
  }

  @Test
  void aConversationExpectsItsLastAnswer() {
    Dataset data =
        read(
            """
            {"messages": [{"role": "system", "content": "S"}, {"role": "user", "content": [{"type": "text", "text": "one"}]}, {"role": "assistant", "content": "first"}, {"role": "user", "content": "two"}, {"role": "assistant", "content": "last"}]}
            {"messages": [{"role": "user", "content": "q"}, {"role": "assistant", "content": "a"}]}
            """);
    Map<String, String> fields = data.cases().getFirst().fields();
    assertThat(fields)
        .containsEntry("system", "S")
        .containsEntry("input", "user: one\n\nassistant: first\n\nuser: two")
        .containsEntry("expected", "last");
    assertThat(fields.get("messages")).startsWith("[{\"role\":\"user\"");
    assertThat(data.cases().get(1).fields()).isEqualTo(Map.of("input", "q", "expected", "a"));
  }

  @Test
  void aFieldThatIsNotThereIsNamedWithTheNearest() {
    DataOptions options = new DataOptions(Optional.empty(), Optional.of("txet"), Optional.empty());
    assertThatThrownBy(() -> read("id,text\na,b\n".getBytes(StandardCharsets.UTF_8), options))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'txet'")
        .hasMessageContaining("Did you mean 'text'?");
  }

  @Test
  void aCaseWithNothingToAskIsAProblemWhenTheFieldWasNamed() {
    DataOptions options = new DataOptions(Optional.empty(), Optional.of("text"), Optional.empty());
    Dataset data = read("id,text\na,\nb,hi\n".getBytes(StandardCharsets.UTF_8), options);
    assertThat(data.cases()).extracting(Case::id).containsExactly("b");
    assertThat(data.problems()).hasSize(1);
  }

  @Test
  void theHashIsThatOfTheFile() {
    Dataset data = read("id,text\na,\nb,hi\n");
    assertThat(data.sha256()).isEqualTo(Hash.of(folder.resolve("cases")));
  }

  @Test
  void aSmallFileCannotBecomeALargeOne() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(10) + "x]\n");
    }
    assertThatThrownBy(() -> read(bomb.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("too many values");
    assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(100_000)))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(InputException.class);
  }

  @Test
  void aLineLongerThanAllowedSpoilsNoOther() {
    Dataset data =
        read("{\"id\":\"a\"}\n{\"id\":\"" + "x".repeat(9 << 20) + "\"}\n{\"id\":\"c\"}\n");
    assertThat(data.cases()).extracting(Case::id).containsExactly("a", "c");
    assertThat(data.problems().getFirst().what()).contains("8 MiB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,text,label\na,\"one, more\",x\nb,two,y\n",
        """
        {"id":1,"input":[{"role":"user","content":"q"}],"ideal":["a"]}
        {"id":2}
        """,
        "[{\"vars\":{\"a\":1},\"assert\":[{\"type\":\"equals\",\"value\":2}]}, {\"b\":[1,{}]}]",
        "tests:\n  - vars: {a: &x [1, 2], b: *x}\n    assert:\n      - {type: a}\n"
      })
  void whateverIsGivenTheAnswerIsCasesOrAProblem(String good) {
    Random random = new Random(20261128);
    byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 500; i++) {
      byte[] changed = Mutation.of(bytes, random);
      try {
        Dataset data = read(changed, DataOptions.DEFAULT);
        assertThat(data.cases().stream().map(Case::id).distinct().count())
            .isEqualTo(data.cases().size());
      } catch (InputException e) {
        assertThat(e.problems()).isNotEmpty();
      }
    }
  }
}
