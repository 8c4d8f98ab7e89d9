package dev.yourbrief.trial.grade;

import static dev.yourbrief.trial.grade.Grading.CASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yourbrief.trial.sandbox.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are run, and users' own graders. */
class CommandGradersTest {

  @TempDir Path home;

  @BeforeEach
  void thereIsAShell() {
    assumeTrue(Programs.find("sh", home).isPresent());
  }

  private Grade grade(String yaml, String expected, String answer) throws Exception {
    return Grading.grader(yaml, GraderTools.plain(home)).grade(CASE, expected, answer);
  }

  @Test
  void codeThatRunsIsRight() throws Exception {
    assertThat(grade("code: [sh]", "", "exit 0").score()).isEqualTo(1);
    Grade bad = grade("code: [sh]", "", "echo 'no luck' >&2; exit 3");
    assertThat(bad.score()).isZero();
    assertThat(bad.why()).isEqualTo("it returned 3: 'no luck'");
    assertThat(grade("code: {command: [sh], timeout: 300 ms}", "", "sleep 60").why())
        .isEqualTo("it took too long");
  }

  @Test
  void theCodeIsTheLongestFencedBlock() throws Exception {
    String answer = "Try this:\n```sh\nexit 1\n```\nor better:\n```sh\n: better\nexit 0\n```\n";
    assertThat(grade("code: [sh]", "", answer).score()).isEqualTo(1);
    String both = "exit 4\n```\nexit 0\n```\n";
    assertThat(grade("code: [sh]", "", both).score()).isEqualTo(1);
    assertThat(grade("code: {command: [sh], write: the whole answer}", "", both).score()).isZero();
  }

  @Test
  void aTestBesideTheTrialSeesAnswerCaseAndExpected() throws Exception {
    Files.writeString(
        home.resolve("check.sh"),
        "[ \"$(sh \"$1\")\" = \"$(cat \"$2\")\" ] && grep -q 'How many' \"$3\" && echo 0.75");
    String yaml =
        "code: {command: [sh, check.sh, '{answer}', '{expected}', '{case}'],"
            + " file: answer.sh, score: last line}";
    assertThat(grade(yaml, "42", "echo 42").score()).isEqualTo(0.75);
    assertThat(grade(yaml, "42", "echo 41").score()).isZero();
    assertThat(Graders.files(Grading.spec(yaml), home)).containsExactly(home.resolve("check.sh"));
  }

  @Test
  void noScoreIsNoGrade() {
    String yaml = "code: {command: [sh], score: last line}";
    assertThatThrownBy(() -> grade(yaml, "", "echo well done"))
        .isInstanceOf(GradeException.class)
        .hasMessageContaining("no score from 0 to 1: 'well done'");
    assertThatThrownBy(() -> grade(yaml, "", "echo 1.5")).isInstanceOf(GradeException.class);
    assertThatThrownBy(() -> grade("code: [no-such-program-here]", "", "x"))
        .isInstanceOf(GradeException.class)
        .hasMessage("there is no program 'no-such-program-here' here");
  }

  @Test
  void nothingOfARunIsLeft() throws Exception {
    Path temp = Path.of(System.getProperty("java.io.tmpdir"));
    long before = folders(temp);
    Grade grade = grade("code: [sh]", "", "mkdir -p a/b; chmod 500 a; echo x > y; exit 0");
    assertThat(grade.score()).isEqualTo(1);
    assertThat(folders(temp)).isEqualTo(before);
  }

  private static long folders(Path temp) throws IOException {
    try (Stream<Path> files = Files.list(temp)) {
      return files.filter(f -> f.getFileName().toString().startsWith("yourbrief-run")).count();
    }
  }

  @Test
  void javaRunsInItToo() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String yaml =
        "code: {command: ['"
            + java
            + "', -Xmx64m, -XX:TieredStopAtLevel=1], file: Answer.java, timeout: 60 s}";
    String code =
        "```java\nclass Answer { public static void main(String[] a) {"
            + " System.exit(System.getenv().containsKey(\"JAVA_HOME\") ? 1 : 0); } }\n```";
    assertThat(grade(yaml, "", code).why()).isEmpty();
    assertThat(grade(yaml, "", code.replace("? 1 : 0", "? 1 : 2")).why())
        .isEqualTo("it returned 2");
  }

  @Test
  void aUsersOwnGraderIsAskedInJson() throws Exception {
    Files.writeString(
        home.resolve("grader.sh"),
        "read -r line; case \"$line\" in *'\"answer\":\"4\\n2\"'*'}') "
            + "echo '{\"score\": 0.5, \"why\": \"half\"}';; *) echo '{\"score\": 0}';; esac");
    assertThat(grade("command: [sh, grader.sh]", "x", "4\n2")).isEqualTo(new Grade(0.5, "half"));
    assertThat(grade("command: [sh, grader.sh]", "x", "41")).isEqualTo(new Grade(0, ""));
  }

  @Test
  void aGraderThatFailsGivesNoGrade() {
    for (String script :
        new String[] {
          "echo broken >&2; exit 1", "echo nonsense", "echo '{\"score\": 2}'",
          "echo '{\"score\": \"1\"}'", "echo '{\"why\": \"?\"}'", ""
        }) {
      assertThatThrownBy(
              () -> {
                Files.writeString(home.resolve("g.sh"), script);
                grade("command: [sh, g.sh]", "", "x");
              })
          .as(script)
          .isInstanceOf(GradeException.class);
    }
    assertThatThrownBy(() -> grade("command: {command: [sleep, '60'], timeout: 200 ms}", "", "x"))
        .isInstanceOf(GradeException.class)
        .hasMessageContaining("took too long");
  }

  @Test
  void aGraderNeedNotReadWhatItIsGiven() throws Exception {
    Files.writeString(home.resolve("g.sh"), "echo '{\"score\": 1}'");
    assertThat(grade("command: [sh, g.sh]", "", "x".repeat(2_000_000)).score()).isEqualTo(1);
  }
}
