package dev.yourbrief.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.publish.Form;
import dev.yourbrief.server.api.Asking.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Briefs, versions and what follows them, by REST. */
final class BriefApiTest {

  @TempDir static Path folder;
  private static Asking asking;
  private static String decision;

  @BeforeAll
  static void open() {
    asking = Asking.of(folder);
    decision = "/api/v1/decisions/" + asking.example("support-assistant");
  }

  @AfterAll
  static void close() {
    asking.close();
  }

  private static JsonNode saved() {
    return asking.send("POST", decision + "/versions", "{\"note\":\"As it was\"}").json();
  }

  @Test
  void theDraftIsTheBriefOfTheFiles() {
    Answer draft = asking.get(decision + "/draft");

    assertThat(draft.status()).isEqualTo(200);
    assertThat(draft.json().get("asOf").stringValue()).isEqualTo("2026-11-23");
    assertThat(asking.get(decision + "/draft", "If-None-Match", draft.tag()).status())
        .isEqualTo(304);
    assertThat(asking.get(decision + "/draft?form=nothing").status()).isEqualTo(422);
  }

  @Test
  void aBriefComesInEveryForm() {
    String version = decision + "/versions/" + saved().get("number").intValue();
    for (Form form : Form.values()) {
      Answer answer = asking.get(version + "/brief?form=" + form.shortName() + "&paper=a4");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.http().headers().firstValue("content-type")).contains(form.type());
      assertThat(answer.http().body()).isNotEmpty();
    }
    assertThat(asking.get(version + "/brief?form=md&locale=de-DE").text()).contains("23\\.11\\.2026");
    assertThat(asking.get(version + "/brief?paper=a3").status()).isEqualTo(422);
  }

  @Test
  void aVersionIsServedAsItWasSavedAndComesOutTheSameAgain() {
    JsonNode version = saved();
    String at = decision + "/versions/" + version.get("sha256").stringValue();
    Answer brief = asking.get(at + "/brief");

    assertThat(dev.yourbrief.register.store.Contents.hash(brief.http().body()))
        .isEqualTo(version.get("sha256").stringValue());
    assertThat(brief.tag()).isEqualTo("\"" + version.get("sha256").stringValue() + "\"");
    assertThat(asking.get(at + "/verification").json().get("same").booleanValue()).isTrue();
    assertThat(saved()).isEqualTo(version);
    assertThat(asking.get(at + "/files/decision.yaml").text()).contains("support model");
    assertThat(asking.get(at + "/files").json().get("files")).isNotEmpty();
    assertThat(asking.get(at).json()).isEqualTo(version);
    assertThat(asking.get(decision + "/versions/nothing").status()).isEqualTo(404);
  }

  @Test
  void twoVersionsAreCompared() {
    Asking mine = asking;
    String id = "/api/v1/decisions/" + mine.example("clinic-notes");
    mine.send("POST", id + "/versions", "{}");
    mine.send("PUT", id + "/answers", "{\"answers\":{\"moat\":\"yes\"}}");

    JsonNode changes = mine.get(id + "/versions/1/diff").json();
    mine.send("POST", id + "/versions", "{}");

    assertThat(changes.get("changed").booleanValue()).isTrue();
    assertThat(mine.get(id + "/versions").json().get("versions").findValues("number")).hasSize(2);
    assertThat(mine.get(id + "/versions/1/diff?with=2").json().get("markdown"))
        .isEqualTo(changes.get("markdown"));
    assertThat(mine.get(id + "/versions/1/diff?with=2&form=md").text())
        .contains("What was put in");
    assertThat(mine.get(id + "/versions/1/diff?with=2&form=html").text()).startsWith("<!DOCTYPE");
    assertThat(mine.get(id + "/versions/2/diff?with=2").json().get("changed").booleanValue())
        .isFalse();
  }

  @Test
  void theCrossoverAnswersWhatIf() {
    JsonNode now = asking.get(decision + "/crossover").json();
    JsonNode then = asking.get(decision + "/crossover?set.mlPeople=9").json();

    assertThat(now.has("crossings")).isTrue();
    assertThat(then.get("crossings")).isNotEqualTo(now.get("crossings"));
    assertThat(asking.get(decision + "/crossover").json()).isEqualTo(now);
    assertThat(asking.get(decision + "/crossover?set.mlPeople=many").status()).isEqualTo(422);
    assertThat(asking.get(decision + "/crossover?set.mlPepole=2").text())
        .contains("Did you mean 'mlPeople'?");
  }

  @Test
  void aCrossoverThatLacksSomethingNamesIt() {
    String id =
        asking
            .send(
                "POST",
                "/api/v1/decisions",
                "{\"playbook\":\"ai-build-or-wrap\",\"title\":\"Empty\"}")
            .json()
            .get("id")
            .stringValue();

    assertThat(asking.get("/api/v1/decisions/" + id + "/crossover").json().get("names"))
        .isNotEmpty();
  }

  @Test
  void aVersionIsSignedOffOnce() {
    String at = decision + "/versions/" + saved().get("number").intValue();

    Answer signed = asking.send("POST", at + "/sign-off", "{\"note\":\"Agreed\"}");
    Answer again = asking.send("POST", at + "/sign-off", "{}");

    assertThat(signed.json().get("signOff").get("role").stringValue()).isEqualTo("decider");
    assertThat(again.json()).isEqualTo(signed.json());
  }

  @Test
  void aLinkIsMadeOnceAndTakenBack() {
    String body = "{\"version\":\"" + saved().get("number").intValue() + "\"}";
    Answer made = asking.send("POST", decision + "/shares", body, "Idempotency-Key", "share");
    Answer again = asking.send("POST", decision + "/shares", body, "Idempotency-Key", "share");

    assertThat(made.json().get("url").stringValue())
        .startsWith(asking.address() + "/shared/")
        .endsWith(made.json().get("secret").stringValue());
    assertThat(again.status()).isEqualTo(409);
    JsonNode shares = asking.get(decision + "/shares").json().get("shares");
    assertThat(shares).hasSize(1);
    String share = decision + "/shares/" + shares.get(0).get("id").stringValue();
    assertThat(asking.send("DELETE", share, "").status()).isEqualTo(204);
    assertThat(asking.register().shares().find(made.json().get("secret").stringValue())).isEmpty();
    assertThat(asking.send("DELETE", decision + "/shares/none", "").status()).isEqualTo(404);
  }

  @Test
  void aTriggerIsTakenToSomebodyAndAnswered() {
    JsonNode version = saved();
    String trigger =
        asking
            .get(decision + "/versions/" + version.get("number") + "/brief")
            .json()
            .at("/escalation/0/id")
            .stringValue();
    String body = "{\"version\":\"1\",\"whom\":\"Board\",\"trigger\":\"" + trigger + "\"}";

    Answer raised = asking.send("POST", decision + "/escalations", body);
    Answer again = asking.send("POST", decision + "/escalations", body);

    assertThat(raised.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    String answer = decision + "/escalations/" + raised.json().get("id").stringValue() + "/answer";
    assertThat(asking.send("PUT", answer, "{\"answer\":\"Go on\"}").json().get("answer"))
        .hasToString("\"Go on\"");
    assertThat(asking.get(decision + "/escalations").json().get("escalations")).hasSize(1);
    assertThat(asking.send("POST", decision + "/escalations", body.replace(trigger, "no")).status())
        .isEqualTo(422);
  }

  @Test
  void whatIsPredictedIsScored() {
    String body = "{\"statement\":\"Spend doubles\",\"probability\":0.8,\"due\":\"2027-03-01\"}";
    JsonNode made = asking.send("POST", decision + "/predictions", body).json();
    String outcome = decision + "/predictions/" + made.get("id").stringValue() + "/outcome";

    assertThat(asking.get("/api/v1/due").json().get("due").findValuesAsString("kind"))
        .contains("prediction");
    asking.send("PUT", outcome, "{\"cameTrue\":true,\"outcome\":\"It did\"}");

    assertThat(asking.get(decision + "/predictions").json().get("brier").decimalValue())
        .isEqualByComparingTo("0.04");
    assertThat(asking.get("/api/v1/predictions").json().get("predictions")).hasSize(1);
    assertThat(asking.send("PUT", outcome, "{\"cameTrue\":true}").status()).isEqualTo(200);
    assertThat(asking.send("PUT", outcome, "{\"cameTrue\":false}").status()).isEqualTo(409);
    assertThat(asking.send("POST", decision + "/predictions", body.replace("0.8", "1")).status())
        .isEqualTo(422);
  }
}
