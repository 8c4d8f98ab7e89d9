package dev.yourbrief.publish.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.publish.Briefs;
import dev.yourbrief.publish.Rendered;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class MadrTest {

  @Test
  void theFrontMatterHoldsTheRolesUnderTheTemplatesNamesAndTheirOwn() {
    assertThat(frontMatter(Madr.of(Briefs.wrap())))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("status", "proposed"),
                Map.entry("date", "2026-11-23"),
                Map.entry("decision-makers", List.of("Dana Okafor, CTO")),
                Map.entry("consulted", List.of("Finance partner")),
                Map.entry("informed", List.of("Board")),
                Map.entry("driver", List.of("Lead engineer")),
                Map.entry("approver", List.of("Dana Okafor, CTO")),
                Map.entry("contributors", List.of("Finance partner")),
                Map.entry("brief", "ticket-triage"),
                Map.entry("playbook", "ai-build-or-wrap"),
                Map.entry("playbook-version", "1.2")));
  }

  @Test
  void theHeadingsAreTheTemplatesInItsOrder() {
    Document page = body(Madr.of(Briefs.wrap()));
    assertThat(page.select("h1").eachText())
        .containsExactly("Build our own model for ticket triage, or keep wrapping an API?");
    assertThat(page.select("h2").eachText())
        .containsExactly(
            "Context and Problem Statement",
            "Decision Drivers",
            "Considered Options",
            "Decision Outcome",
            "Pros and Cons of the Options",
            "More Information");
    assertThat(page.select("h3").eachText())
        .containsExactly(
            "Consequences",
            "Confirmation",
            "Keep wrapping",
            "Build and self-host",
            "Fine-tune on a vendor",
            "What would change it",
            "Next steps",
            "To be taken higher",
            "The record");
  }

  @Test
  void saysTheChoiceTheBarsTheDoorsAndTheDays() {
    assertThat(body(Madr.of(Briefs.wrap())).text())
        .contains(
            "Chosen option: \"Keep wrapping\", because",
            "Moat ◌ Unproven",
            "$390K (210K–760K)",
            "Bad, because of this: If volume grows",
            "21 Feb 2027 Decide again.",
            "finance partner, by 27 Nov 2026",
            "the founder: Nobody is sure of the moat.");
  }

  @Test
  void anOptionWithoutADoorIsNamedByTheHeadline() {
    assertThat(body(Madr.of(Briefs.forced())).text()).contains("Chosen option:", "hard constraint");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "null",
        "1e3",
        "2026-11-23",
        "\"\n---\nstatus: accepted",
        "'single' and \"double\" \\ back",
        "a: b # c",
        "{x: [y]} & * ! | > % @ `",
        "tab\tand\u0000\u0007\u001b\u007f\u0085\u2028\u2029\ufeff\ufffe\uffff",
        "漢字 😀 é",
        " spaces around ",
      })
  void theFrontMatterGivesBackWhatPeopleWrote(String words) {
    Map<String, Object> matter = frontMatter(Madr.of(Briefs.hostile(words)));
    assertThat(matter).containsEntry("approver", List.of(words));
    assertThat(matter).containsEntry("brief", words).containsEntry("status", "proposed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[link](javascript:alert)",
        "<script>alert(1)</script>",
        "![image](x.png)",
        "two\n\n# lines\n---",
        "`code` ***strong*** _em_",
        "- list",
        "1. list",
        "&amp; &lt;",
        "https://example.org",
      })
  void whatPeopleWroteIsShownAsTheyWroteIt(String words) {
    Document page = body(Madr.of(Briefs.hostile(words)));
    String shown = words.replaceAll("\\s+", " ").strip();
    assertThat(page.select("h1").text()).isEqualTo(shown + shown + " (assumed)");
    assertThat(page.select("p").eachText().getFirst()).isEqualTo(shown);
    assertThat(page.select("h2")).hasSize(6);
    assertThat(page.select("a, img, script, em, del, blockquote, ol, hr")).isEmpty();
    assertThat(page.select("code")).hasSize(1);
  }

  private static Map<String, Object> frontMatter(String record) {
    assertThat(record).startsWith("---\n");
    String yaml = record.substring(4, record.indexOf("\n---\n", 4) + 1);
    @SuppressWarnings("unchecked")
    Map<String, Object> matter =
        (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return matter;
  }

  private static Document body(String record) {
    return Rendered.markdown(record.substring(record.indexOf("\n---\n", 4) + 5));
  }
}
