package dev.yourbrief.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.server.api.Asking.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Decisions, their files and answers, by REST. */
final class DecisionApiTest {

  private static final String ALL = "/api/v1/decisions";
  private static final String NEW =
      "{\"playbook\":\"ai-build-or-wrap\",\"title\":\"Own model?\",\"approver\":\"Ada\"}";

  @TempDir Path folder;
  private Asking asking;

  @BeforeEach
  void open() {
    asking = Asking.of(folder);
  }

  @AfterEach
  void close() {
    asking.close();
  }

  private String create() {
    return asking.send("POST", ALL, NEW).json().get("id").stringValue();
  }

  @Test
  void aDecisionIsBegunAndFound() {
    Answer made = asking.send("POST", ALL, NEW);

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.http().headers().firstValue("location")).contains(ALL + "/own-model");
    assertThat(asking.get(ALL + "/own-model").json()).isEqualTo(made.json());
    assertThat(asking.get(ALL + "?search=own").json().get("decisions")).hasSize(1);
    assertThat(asking.get(ALL + "?search=other").json().get("decisions")).isEmpty();
    assertThat(asking.get(ALL + "/own-model/questions").json().get("roles").get("decider"))
        .hasToString("\"Ada\"");
    assertThat(asking.get(ALL + "/nothing").status()).isEqualTo(404);
    assertThat(asking.get("/api/v1/playbooks").json().get("playbooks").get(0).get("id"))
        .hasToString("\"ai-build-or-wrap\"");
  }

  @Test
  void theSameKeyBeginsOneDecisionHoweverOftenItIsSent() {
    Answer first = asking.send("POST", ALL, NEW, "Idempotency-Key", "k1");
    Answer again = asking.send("POST", ALL, NEW, "Idempotency-Key", "k1");
    Answer other = asking.send("POST", ALL, NEW, "Idempotency-Key", "k2");
    Answer misused = asking.send("POST", ALL, NEW.replace("Own", "No"), "Idempotency-Key", "k1");

    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.http().headers().firstValue("location")).contains(ALL + "/own-model");
    assertThat(other.json().get("id").stringValue()).isEqualTo("own-model-2");
    assertThat(misused.status()).isEqualTo(409);
    assertThat(asking.get(ALL).json().get("decisions")).hasSize(2);
  }

  @Test
  void theSameKeyAtTheSameTimeBeginsOneDecision() {
    List<Answer> answers =
        IntStream.range(0, 12)
            .parallel()
            .mapToObj(_ -> asking.send("POST", ALL, NEW, "Idempotency-Key", "at once"))
            .toList();

    assertThat(answers).allSatisfy(a -> assertThat(a.status()).isEqualTo(201));
    assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
    assertThat(asking.get(ALL).json().get("decisions")).hasSize(1);
  }

  @Test
  void whatCannotBeBegunSaysWhy() {
    assertThat(asking.send("POST", ALL, "{").status()).isEqualTo(422);
    assertThat(asking.send("POST", ALL, "[]").status()).isEqualTo(422);
    assertThat(asking.send("POST", ALL, "{\"playbook\":\"ai-build-or-wrap\"}").text())
        .contains("\"where\":\"title\"");
    assertThat(asking.send("POST", ALL, NEW.replace("title", "titel")).text())
        .contains("titel")
        .contains("no such field");
    assertThat(asking.send("POST", ALL, NEW.replace("or-wrap", "or-wrp")).text())
        .contains("Did you mean 'ai-build-or-wrap'?");
  }

  @Test
  void aListComesInParts() {
    for (int i = 0; i < 5; i++) {
      create();
    }

    JsonNode first = asking.get(ALL + "?limit=2").json();
    JsonNode last = asking.get(ALL + "?limit=2&offset=4").json();

    assertThat(first.get("decisions")).hasSize(2);
    assertThat(first.get("next").intValue()).isEqualTo(2);
    assertThat(last.get("decisions")).hasSize(1);
    assertThat(last.has("next")).isFalse();
    assertThat(asking.get(ALL + "?limit=0").status()).isEqualTo(422);
    assertThat(asking.get(ALL + "?limit=x").status()).isEqualTo(422);
  }

  @Test
  void aDecisionIsPutAwayAndTakenOutAgain() {
    String id = create();

    assertThat(asking.send("POST", ALL + "/" + id + "/archive", "").json().has("archivedAt"))
        .isTrue();
    assertThat(asking.get(ALL).json().get("decisions")).isEmpty();
    assertThat(asking.get(ALL + "?archived=true").json().get("decisions")).hasSize(1);
    assertThat(asking.send("POST", ALL + "/" + id + "/restore", "").json().has("archivedAt"))
        .isFalse();
    assertThat(asking.get(ALL).json().get("decisions")).hasSize(1);
  }

  @Test
  void answersAreTakenAllOrNone() {
    String id = create();
    String answers = ALL + "/" + id + "/answers";

    Answer wrong =
        asking.send(
            "PUT",
            answers,
            "{\"answers\":{\"moat\":\"no\",\"mlPeople\":\"many\",\"newTeam\":\"perhaps\",\"nosuch\":1}}");

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.json().get("problems").findValuesAsString("where"))
        .containsExactlyInAnyOrder("mlPeople", "newTeam", "nosuch");
    assertThat(answer(id, "moat")).isNull();

    Answer right =
        asking.send("PUT", answers, "{\"answers\":{\"moat\":\"no\",\"mlPeople\":\"1 to 2\"}}");

    assertThat(right.status()).isEqualTo(200);
    assertThat(answer(id, "moat").get("value").stringValue()).isEqualTo("no");
    assertThat(answer(id, "moat").get("by").stringValue()).isEqualTo("You");
    assertThat(answer(id, "moat").get("on").stringValue()).isEqualTo("2026-11-29");
    assertThat(answer(id, "mlPeople").get("value").stringValue()).isEqualTo("1 to 2");

    asking.send("PUT", answers, "{\"answers\":{\"moat\":null}}");

    assertThat(answer(id, "moat")).isNull();
    assertThat(answer(id, "mlPeople")).isNotNull();
  }

  private JsonNode answer(String id, String question) {
    return asking
        .get(ALL + "/" + id + "/questions")
        .json()
        .get("questions")
        .valueStream()
        .filter(q -> q.get("id").stringValue().equals(question))
        .findFirst()
        .orElseThrow()
        .get("answer");
  }

  @Test
  void questionsSayWhatAnAnswerLooksLikeAndWhy() {
    JsonNode questions = asking.get(ALL + "/" + create() + "/questions").json().get("questions");

    assertThat(questions.findValuesAsString("kind")).contains("choice", "amount", "words", "entry");
    assertThat(questions).allSatisfy(q -> assertThat(q.get("why").stringValue()).isNotBlank());
  }

  @Test
  void twoWhoEditDoNotOverwriteEachOther() {
    String id = create();
    String answers = ALL + "/" + id + "/answers";
    String tag = asking.get(ALL + "/" + id + "/questions").tag();

    Answer first = asking.send("PUT", answers, "{\"answers\":{\"moat\":\"no\"}}", "If-Match", tag);
    Answer second =
        asking.send("PUT", answers, "{\"answers\":{\"moat\":\"yes\"}}", "If-Match", tag);
    Answer third =
        asking.send("PUT", answers, "{\"answers\":{\"moat\":\"yes\"}}", "If-Match", first.tag());

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(412);
    assertThat(third.status()).isEqualTo(200);
    assertThat(asking.get(ALL + "/" + id + "/questions", "If-None-Match", third.tag()).status())
        .isEqualTo(304);
  }

  @Test
  void filesArePutReadAndRemoved() {
    String id = create();
    String file = ALL + "/" + id + "/files/bills%2Fusage.csv";

    assertThat(asking.send("PUT", file, "a,b\n").status()).isEqualTo(201);
    Answer read = asking.get(file);
    assertThat(read.text()).isEqualTo("a,b\n");
    assertThat(asking.get(file, "If-None-Match", read.tag()).status()).isEqualTo(304);
    assertThat(asking.send("PUT", file, "c\n", "If-Match", "\"other\"").status()).isEqualTo(412);
    assertThat(asking.send("PUT", file, "c\n", "If-None-Match", "*").status()).isEqualTo(412);
    assertThat(asking.send("PUT", file, "c\n", "If-Match", read.tag()).status()).isEqualTo(200);
    assertThat(asking.get(ALL + "/" + id + "/files").json().get("files").findValuesAsString("path"))
        .containsExactly("bills/usage.csv", "decision.yaml");
    assertThat(asking.send("DELETE", file, "").status()).isEqualTo(200);
    assertThat(asking.get(file).status()).isEqualTo(404);
    assertThat(asking.send("DELETE", file, "").status()).isEqualTo(404);
  }

  @Test
  void aFileLeadsNowhereElseAndTheFormStaysAForm() {
    String files = ALL + "/" + create() + "/files/";

    assertThat(asking.send("PUT", files + "..%2Fx", "a").status()).isEqualTo(422);
    assertThat(asking.send("PUT", files + "decision.yaml", "a: [").status()).isEqualTo(422);
    assertThat(asking.send("DELETE", files + "decision.yaml", "").status()).isEqualTo(422);
    assertThat(asking.get(files + "decision.yaml").text()).contains("playbook: ai-build-or-wrap");
  }

  @Test
  void billsOfOneNameStandBesideEachOther() {
    String id = create();
    String bills = ALL + "/" + id + "/bills";
    String type = "multipart/form-data; boundary=x";
    String one =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"usage.csv\"\r\n\r\n";

    asking.send("POST", bills, one + "a\r\n--x--\r\n", "Content-Type", type);
    asking.send("POST", bills, one + "b\r\n--x--\r\n", "Content-Type", type);
    Answer again = asking.send("POST", bills, one + "b\r\n--x--\r\n", "Content-Type", type);

    assertThat(again.json().get("files").findValuesAsString("path"))
        .contains("bills/usage.csv", "bills/usage-2.csv")
        .hasSize(3);
    assertThat(asking.get(ALL + "/" + id + "/files/bills%2Fusage-2.csv").text()).isEqualTo("b");
    assertThat(asking.send("POST", bills, "", "Content-Type", "text/csv").status()).isEqualTo(422);
  }

  @Test
  void whoDidWhatIsWrittenDown() {
    String id = create();
    asking.send("PUT", ALL + "/" + id + "/title", "{\"title\":\"Another title\"}");
    asking.send("PUT", ALL + "/" + id + "/roles/finance", "{\"who\":\"Bo\"}");

    assertThat(
            asking.get(ALL + "/" + id + "/audit").json().get("audit").findValuesAsString("action"))
        .containsExactly("decision.role", "decision.titled", "decision.created");
    assertThat(asking.get("/api/v1/audit?limit=1").json().get("audit")).hasSize(1);
    assertThat(asking.get(ALL + "/" + id).json().get("title").stringValue())
        .isEqualTo("Another title");
    assertThat(asking.send("PUT", ALL + "/" + id + "/roles/king", "{\"who\":\"Bo\"}").status())
        .isEqualTo(422);
  }
}
