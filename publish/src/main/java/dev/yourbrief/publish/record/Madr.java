package dev.yourbrief.publish.record;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Brief.Duty;
import dev.yourbrief.playbook.brief.References;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.MarkdownWords;
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
  private final StringBuilder out = new StringBuilder(8 * 1024);

  private Madr(Brief brief) {
    this.brief = brief;
    this.page = new Page(brief);
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
    return record.out.toString().stripTrailing() + "\n";
  }

  private void write() {
    frontMatter();
    heading("#", words(brief.title()));
    heading("##", "Context and Problem Statement");
    paragraph(words(brief.decision().statement()));
    heading("##", "Decision Drivers");
    list(
        brief.criteria().stream()
            .map(bar ->
                "**"
                    + words(bar.name())
                    + "** "
                    + Page.mark(bar.state())
                    + " "
                    + MarkdownWords.escape(page.word(bar.state()))
                    + ": "
                    + sentence(bar.finding())));
    heading("##", "Considered Options");
    list(brief.decision().doors().stream().map(door -> words(door.name()) + ": " + undo(door)));
    outcome();
    heading("##", "Pros and Cons of the Options");
    for (Brief.Door door : brief.decision().doors()) {
      heading("###", words(door.name()));
      paragraph(words(door.why()));
      list(Stream.of(argument(door)));
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
    out.append("---\n").append(yaml).append("---\n\n");
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
    String option = words(chosen.map(Brief.Door::name).orElse(line.headline()));
    String why = String.join(" ", line.sentences().stream().map(this::sentence).toList());
    heading("##", "Decision Outcome");
    paragraph(
        "Chosen option: \""
            + option
            + "\", because "
            + message("record.because")
            + " "
            + (line.forced() ? message("markdown.forced") + " " : "")
            + why);
    heading("###", "Consequences");
    list(
        Stream.concat(
            chosen.stream().map(this::argument),
            brief.counterCase().stream()
                .map(text -> "Bad, because " + message("record.because") + " " + sentence(text))));
    heading("###", "Confirmation");
    list(
        line.rechecks().stream()
            .map(r ->
                "**"
                    + words(Text.slot(r.date()))
                    + "** "
                    + sentence(r.what())
                    + (r.why().isEmpty() ? "" : " " + sentence(r.why()))));
  }

  /** What can be said for or against an option by its door alone. */
  private String argument(Brief.Door door) {
    String side =
        switch (door.kind()) {
          case "two-way" -> "Good";
          case "one-way" -> "Bad";
          default -> "Neutral";
        };
    return side + ", because " + message("record.door") + " " + undo(door);
  }

  private String undo(Brief.Door door) {
    return MarkdownWords.escape(door.kind())
        + "; "
        + message("record.undo")
        + " "
        + Stream.of(door.money(), door.days(), door.people())
            .filter(text -> !text.isEmpty())
            .map(this::words)
            .reduce((a, b) -> a + ", " + b)
            .orElse("–");
  }

  private void moreInformation() {
    heading("##", "More Information");
    paragraph(words(brief.bottomLine().crossover()));
    if (!brief.bottomLine().wouldChange().isEmpty()) {
      heading("###", message("brief.wouldChange"));
      list(brief.bottomLine().wouldChange().stream().map(this::words));
    }
    if (!brief.nextSteps().isEmpty()) {
      heading("###", message("section.steps"));
      list(
          brief.nextSteps().stream()
              .map(step ->
                  "**"
                      + sentence(step.what())
                      + "** "
                      + words(step.owner())
                      + ", "
                      + words(page.text("steps.by", "day", Text.slot(step.due())))
                      + ". "
                      + message("steps.done")
                      + " "
                      + sentence(step.doneWhen())));
    }
    if (!page.fired().isEmpty()) {
      heading("###", message("brief.fired"));
      list(page.fired().stream().map(t -> words(t.whom()) + ": " + sentence(t.what())));
    }
    heading("###", message("section.record"));
    paragraph(words(page.made()));
    out.append(MarkdownWords.fenced("yourbrief verify brief.json")).append('\n');
    paragraph(words(page.text("legend.ranges", "example", page.strong("legend.example"))));
  }

  private String words(Text text) {
    return MarkdownWords.of(text, page, "");
  }

  /** A text that ends as a sentence does. */
  private String sentence(Text text) {
    return words(text) + (page.isClosed(text) ? "" : ".");
  }

  private String message(String key) {
    return MarkdownWords.escape(page.say(key));
  }

  private void heading(String level, String words) {
    out.append(level).append(' ').append(words).append("\n\n");
  }

  private void paragraph(String words) {
    if (!words.isEmpty()) {
      out.append(words).append("\n\n");
    }
  }

  private void list(Stream<String> items) {
    int before = out.length();
    items.forEach(item -> out.append("* ").append(item).append('\n'));
    if (out.length() > before) {
      out.append('\n');
    }
  }
}
