package dev.yourbrief.publish.record;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Brief.Duty;
import dev.yourbrief.playbook.brief.References;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.MarkdownWords;
import dev.yourbrief.publish.MarkdownWriter;
import dev.yourbrief.publish.Page;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A brief as a Markdown Architectural Decision Record, after the template of MADR 4.0.0. Headings
 * and the names of the front matter are the template's, whatever the brief's language: programs
 * look for them. Beside them stand the four roles of DACI and what the record was made from.
 *
 * <p>Its status is {@code proposed}: a brief recommends, and who signs it off does so elsewhere.
 */
public final class Madr {

  private final Brief brief;
  private final Page page;
  private final MarkdownWriter out;

  private Madr(Brief brief) {
    this.brief = brief;
    this.page = new Page(brief);
    this.out = new MarkdownWriter(page, '*');
  }

  /**
   * The record.
   *
   * @throws IllegalArgumentException if the brief shows a figure it does not hold
   */
  public static String of(Brief brief) {
    References.check(brief);
    Madr record = new Madr(brief);
    record.write();
    return record.out.toString();
  }

  private void write() {
    frontMatter();
    out.heading(1, out.words(brief.title()));
    out.heading(2, "Context and Problem Statement");
    out.paragraph(out.words(brief.decision().statement()));
    out.heading(2, "Decision Drivers");
    out.list(
        brief.criteria().stream()
            .map(bar ->
                "**"
                    + out.words(bar.name())
                    + "** "
                    + Page.mark(bar.state())
                    + " "
                    + MarkdownWords.escape(page.word(bar.state()))
                    + ": "
                    + out.sentence(bar.finding())));
    out.heading(2, "Considered Options");
    out.list(
        brief.decision().doors().stream().map(door -> out.words(door.name()) + ": " + undo(door)));
    outcome();
    out.heading(2, "Pros and Cons of the Options");
    for (Brief.Door door : brief.decision().doors()) {
      out.heading(3, out.words(door.name()));
      out.paragraph(out.words(door.why()));
      out.list(Stream.of(argument(door)));
    }
    moreInformation();
  }

  private void frontMatter() {
    Yaml yaml =
        new Yaml()
            .plain("status", "proposed")
            .plain("date", brief.asOf().toString())
            .texts("decision-makers", holders(Duty.APPROVER))
            .texts("consulted", holders(Duty.CONTRIBUTOR))
            .texts("informed", holders(Duty.INFORMED))
            .texts("driver", holders(Duty.DRIVER))
            .texts("approver", holders(Duty.APPROVER))
            .texts("contributors", holders(Duty.CONTRIBUTOR))
            .text("brief", brief.id())
            .text("playbook", brief.playbook())
            .text("playbook-version", brief.playbookVersion());
    out.raw("---\n" + yaml + "---\n\n");
  }

  private List<String> holders(Duty duty) {
    return brief.roles().stream()
        .filter(role -> role.duty() == duty)
        .map(role -> page.plain(role.who()))
        .toList();
  }

  private void outcome() {
    Brief.BottomLine line = brief.bottomLine();
    Optional<Brief.Door> chosen =
        brief.decision().doors().stream().filter(d -> d.option().equals(line.option())).findFirst();
    String option = out.words(chosen.map(Brief.Door::name).orElse(line.headline()));
    String why = String.join(" ", line.sentences().stream().map(out::sentence).toList());
    out.heading(2, "Decision Outcome");
    out.paragraph(
        "Chosen option: \""
            + option
            + "\", because "
            + out.message("record.because")
            + " "
            + (line.forced() ? out.message("markdown.forced") + " " : "")
            + why);
    out.heading(3, "Consequences");
    out.list(
        Stream.concat(
            chosen.stream().map(this::argument),
            brief.counterCase().stream()
                .map(text ->
                    "Bad, because " + out.message("record.because") + " " + out.sentence(text))));
    out.heading(3, "Confirmation");
    out.list(
        line.rechecks().stream()
            .map(r ->
                "**"
                    + out.words(Text.slot(r.date()))
                    + "** "
                    + out.sentence(r.what())
                    + (r.why().isEmpty() ? "" : " " + out.sentence(r.why()))));
  }

  /** What can be said for or against an option by its door alone. */
  private String argument(Brief.Door door) {
    String side =
        switch (door.kind()) {
          case "two-way" -> "Good";
          case "one-way" -> "Bad";
          default -> "Neutral";
        };
    return side + ", because " + out.message("record.door") + " " + undo(door);
  }

  private String undo(Brief.Door door) {
    return MarkdownWords.escape(door.kind())
        + "; "
        + out.message("record.undo")
        + " "
        + Stream.of(door.money(), door.days(), door.people())
            .filter(text -> !text.isEmpty())
            .map(out::words)
            .reduce((a, b) -> a + ", " + b)
            .orElse("–");
  }

  private void moreInformation() {
    out.heading(2, "More Information");
    out.paragraph(out.words(brief.bottomLine().crossover()));
    if (!brief.bottomLine().wouldChange().isEmpty()) {
      out.heading(3, out.message("brief.wouldChange"));
      out.list(brief.bottomLine().wouldChange().stream().map(out::words));
    }
    if (!brief.nextSteps().isEmpty()) {
      out.heading(3, out.message("section.steps"));
      out.list(
          brief.nextSteps().stream()
              .map(step ->
                  "**"
                      + out.sentence(step.what())
                      + "** "
                      + out.words(step.owner())
                      + ", "
                      + out.words(page.text("steps.by", "day", Text.slot(step.due())))
                      + ". "
                      + out.message("steps.done")
                      + " "
                      + out.sentence(step.doneWhen())));
    }
    if (!page.fired().isEmpty()) {
      out.heading(3, out.message("brief.fired"));
      out.list(page.fired().stream().map(t -> out.words(t.whom()) + ": " + out.sentence(t.what())));
    }
    out.heading(3, out.message("section.record"));
    out.paragraph(out.words(page.made()));
    out.code("yourbrief verify brief.json");
    out.paragraph(out.words(page.text("legend.ranges", "example", page.strong("legend.example"))));
  }
}
