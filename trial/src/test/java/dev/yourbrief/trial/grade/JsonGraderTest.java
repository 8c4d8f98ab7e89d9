package dev.yourbrief.trial.grade;

import static dev.yourbrief.trial.grade.Grading.CASE;
import static dev.yourbrief.trial.grade.Grading.grade;
import static dev.yourbrief.trial.grade.Grading.grader;
import static dev.yourbrief.trial.grade.Grading.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.yourbrief.figure.source.InputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonGraderTest {

  @TempDir Path home;

  private static final String SCHEMA =
      """
      {"type": "object", "required": ["name", "age"], "additionalProperties": false,
       "properties": {"name": {"type": "string", "pattern": "^[A-Z]"}, "age": {"$ref": "#/$defs/age"}},
       "$defs": {"age": {"type": "integer", "minimum": 0}}}
      """;

  @Test
  void jsonIsTakenOutOfFencesAndProse() {
    String expected = "{\"a\": 1, \"b\": \"x\"}";
    for (String answer :
        List.of(
            "{\"b\": \"x\", \"a\": 1.0}",
            "```json\n{\"a\": 1, \"b\": \"x\"}\n```",
            "Sure! Here {you} go [1]: {\"a\": 1, \"b\": \"x\"} Hope it helps.",
            "~~~\n{\"a\": 1e0, \"b\": \"x\"}\n~~~")) {
      assertThat(score("json", expected, answer)).as(answer).isEqualTo(1);
    }
    assertThat(grade("json", expected, "none").why()).isEqualTo("holds no JSON");
    assertThat(score("json", expected, "{\"a\": 1, \"a\": 2, \"b\": \"x\"}"))
        .as("nobody can say which 'a' was meant")
        .isZero();
  }

  @Test
  void theScoreIsTheShareOfFieldsThatAreRight() {
    Grade grade =
        grade(
            "json",
            "{\"id\": 7, \"who\": {\"name\": \"Ann\", \"age\": 3}, \"tags\": [\"x\", \"y\"]}",
            "{\"id\": 7, \"who\": {\"name\": \"Bob\"}, \"tags\": [\"x\", \"y\"], \"note\": \"!\"}");
    assertThat(grade.score()).isEqualTo(3.0 / 5, within(1e-12));
    assertThat(grade.why()).isEqualTo("wrong: who.name; missing: who.age; extra: note");
    assertThat(score("json: {extra: wrong}", "{\"a\": 1}", "{\"a\": 1, \"b\": 2}")).isEqualTo(0.5);
  }

  @Test
  void moreItemsThanWereAskedForAreWrong() {
    assertThat(score("json", "[1, 2]", "[1, 2, 3, 4]")).isEqualTo(0.5);
    assertThat(score("json", "[]", "[1]")).isZero();
    assertThat(score("json", "[]", "[]")).isEqualTo(1);
    assertThat(score("json", "{}", "{\"a\": 1}")).isZero();
    assertThat(score("json", "{\"a\": {}}", "{\"a\": {}}")).isEqualTo(1);
  }

  @Test
  void theOrderOfAListCountsUnlessItDoesNot() {
    String expected = "[{\"n\": 1, \"v\": \"a\"}, {\"n\": 2, \"v\": \"b\"}]";
    String swapped = "[{\"n\": 2, \"v\": \"b\"}, {\"n\": 1, \"v\": \"x\"}]";
    assertThat(score("json", expected, swapped)).isZero();
    assertThat(score("json: {order: any}", expected, swapped)).isEqualTo(0.75);
    assertThatThrownBy(
            () -> {
              String longList = "[" + "1,".repeat(999) + "1]";
              grader("json: {order: any}").grade(CASE, longList, longList);
            })
        .isInstanceOf(GradeException.class)
        .hasMessageContaining("too long");
  }

  @Test
  void fieldsHaveGradersOfTheirOwn() {
    String yaml =
        """
        json:
          fields:
            - name: normalised
            - items.price: {numeric: {tolerance: 0.01}}
            - id
        """;
    String expected =
        "{\"id\": \"7\", \"name\": \"The Shop\", \"when\": \"now\","
            + " \"items\": [{\"price\": 2.5, \"n\": 1}, {\"price\": 3}]}";
    String answer =
        "{\"id\": \"7\", \"name\": \"shop!\", \"when\": \"later\","
            + " \"items\": [{\"price\": \"$2.505\", \"n\": 9}, {\"price\": 4}]}";
    Grade grade = grade(yaml, expected, answer);
    assertThat(grade.score()).isEqualTo(0.75);
    assertThat(grade.why()).isEqualTo("wrong: items[1].price");
    assertThatThrownBy(() -> grader("json: {fields: [other]}").grade(CASE, expected, answer))
        .isInstanceOf(GradeException.class);
    assertThatThrownBy(() -> grader("json").grade(CASE, "not json", "{}"))
        .isInstanceOf(GradeException.class);
  }

  @Test
  void anAnswerMustFitTheSchema() throws IOException {
    Files.writeString(home.resolve("person.json"), SCHEMA);
    GraderTools tools = GraderTools.plain(home);
    Grader grader = grader("json: {schema: person.json}", tools);
    assertThat(score(grader, "", "{\"name\": \"Ann\", \"age\": 3}")).isEqualTo(1);
    assertThat(score(grader, "", "{\"name\": \"ann\", \"age\": 3}")).isZero();
    assertThat(score(grader, "", "{\"name\": \"Ann\", \"age\": -3}")).isZero();
    assertThat(score(grader, "", "{\"name\": \"Ann\"}")).isZero();
    assertThat(score(grader, "{\"name\": \"Ann\", \"age\": 4}", "{\"name\": \"Ann\", \"age\": 3}"))
        .isEqualTo(0.5);
    assertThat(Graders.files(Grading.spec("json: {schema: person.json}"), home))
        .containsExactly(home.resolve("person.json"));
  }

  private static double score(Grader grader, String expected, String answer) {
    try {
      return grader.grade(CASE, expected, answer).score();
    } catch (GradeException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSchemaElsewhereIsNeverFetched() throws IOException {
    Files.writeString(home.resolve("other.json"), "{\"type\": \"integer\"}");
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(300);
      for (String ref :
          List.of(
              "http://127.0.0.1:" + server.getLocalPort() + "/schema.json",
              home.resolve("other.json").toUri().toString(),
              "other.json",
              "classpath:draft-07.json")) {
        Files.writeString(
            home.resolve("remote.json"), "{\"properties\": {\"a\": {\"$ref\": \"" + ref + "\"}}}");
        assertThatThrownBy(() ->
                grader("json: {schema: remote.json}", GraderTools.plain(home))
                    .grade(CASE, "", "{\"a\": \"text\"}"))
            .as(ref)
            .isInstanceOfAny(InputException.class, GradeException.class)
            .hasMessageContaining("schema cannot be used");
      }
      assertThatThrownBy(server::accept).as("nobody called").isInstanceOf(IOException.class);
    }
  }

  @Test
  void aSchemaThatIsNoneIsSaid() throws IOException {
    GraderTools tools = GraderTools.plain(home);
    assertThatThrownBy(() -> grader("json: {schema: missing.json}", tools))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("missing.json: there is no such file");
    Files.writeString(home.resolve("bad.json"), "{\"pattern\": \"(?=look)\"}");
    assertThatThrownBy(() -> grader("json: {schema: bad.json}", tools))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no look-around");
    Files.writeString(home.resolve("prose.json"), "not json");
    assertThatThrownBy(() -> grader("json: {schema: prose.json}", tools))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is not JSON");
  }

  @Test
  void hostileAnswersAreReadInBoundedTime() {
    long start = System.nanoTime();
    for (String answer :
        List.of(
            "[".repeat(500_000),
            "{\"a\":".repeat(100_000),
            "{".repeat(900_000) + "}",
            "[1e999999999]",
            "{\"a\": " + "9".repeat(100_000) + "}")) {
      assertThat(score("json", "{\"a\": 1}", answer)).isZero();
    }
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
  }
}
