package dev.yourbrief.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A {@code decision.yaml} to fill in: every question of a playbook, why it is asked, and what is
 * taken if it stays blank.
 */
public final class DecisionTemplate {

  private static final int WIDTH = 88;

  private final StringBuilder out = new StringBuilder();

  private DecisionTemplate() {}

  /** The template, as YAML. */
  public static String of(Playbook playbook) {
    DecisionTemplate template = new DecisionTemplate();
    template.head(playbook);
    for (Map.Entry<String, String> group : playbook.groups().entrySet()) {
      template.heading(group.getValue());
      playbook.inputs().stream()
          .filter(i -> i.group().equals(group.getKey()))
          .forEach(template::input);
    }
    return template.out.toString();
  }

  private void head(Playbook playbook) {
    comment("", playbook.name() + ".");
    comment(
        "",
        "Fill in what you know and leave the rest blank: a blank is either taken from a default,"
            + " which the brief marks as assumed, or it stays unknown, and the brief says what that"
            + " holds up. Nothing is invented.");
    comment(
        "",
        "A number you are not sure of is written as a range, low to high: “20 to 40”. Read it as:"
            + " nine times in ten it lies between the two.");
    comment("", "Then run: yourbrief check .   and   yourbrief brief .");
    out.append("\nplaybook: ").append(playbook.id()).append('\n');
    comment("\n", "The decision in one line, as you would say it to your board.");
    out.append("title: ").append(quoted(playbook.name())).append('\n');
    comment("\n", "The day the brief speaks from, as 2026-11-23. Blank: today.");
    out.append("asOf:\n");
    comment(
        "\n",
        "Who answered the questions below. An answer by somebody else is written as {value: …, by:"
            + " …, on: …}.");
    out.append("answeredBy:\n");
    comment(
        "\n",
        "Your bills: files or folders, as exported. The last three months are enough; several"
            + " providers are fine.");
    out.append("bills: bills\n");
    if (playbook.tools().contains("trial")) {
      comment(
          "\n",
          "The folder of your trial, the one with trial.yaml. Its questions below then stay blank:"
              + " the result answers them. Blank: none.");
      out.append("trial:\n");
    }
    comment(
        "\n",
        "Bills in another currency need a dated rate, for example: - {from: EUR, to: USD, rate:"
            + " 1.08, asOf: 2026-11-20, source: ECB}");
    out.append("rates:\n");
    comment("\n", "Who holds which role. The brief names them beside each step.");
    out.append("roles:\n");
    playbook
        .roles()
        .forEach(
            (role, name) -> out.append("  ").append(role).append(": ").append(name).append('\n'));
    out.append("\nanswers:\n");
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private void heading(String text) {
    out.append("\n  # ── ")
        .append(text)
        .append(' ')
        .append("─".repeat(Math.max(2, WIDTH - 8 - text.length())))
        .append('\n');
  }

  private void input(Input input) {
    out.append('\n');
    comment("  ", input.ask());
    comment("  ", "Why: " + input.why());
    comment("  ", "Write: " + form(input) + blank(input));
    out.append("  ").append(input.id()).append(":\n");
  }

  private static String form(Input input) {
    return switch (input.kind()) {
      case Input.Choice choice -> String.join(", ", choice.options()) + ".";
      case Input.Amount amount ->
          "a number or a range"
              + (amount.unit().isDimensionless() && !amount.unit().toString().equals("percent")
                  ? "."
                  : ", in " + amount.unit() + ".");
      case Input.Words ignored -> "words.";
      case Input.Entry entry -> "the name of a " + entry.catalogue().replace('-', ' ') + ".";
    };
  }

  private static String blank(Input input) {
    return switch (input.fallback().orElse(null)) {
      case null -> " Blank: unknown.";
      case Input.Assumption(String value, String why) ->
          " Blank: " + value + " is assumed (" + why + ").";
      case Input.LookUp ignored -> " Blank: looked up in the dated catalogue.";
      case Input.Measured ignored -> " Blank: taken from the trial named above.";
    };
  }

  /** A comment, wrapped; {@code before} is an empty line or the indent of the block. */
  private void comment(String before, String text) {
    String indent = before.strip().isEmpty() ? before.replace("\n", "") : "";
    if (before.startsWith("\n")) {
      out.append('\n');
    }
    for (String line : wrap(text, WIDTH - indent.length() - 2)) {
      out.append(indent).append("# ").append(line).append('\n');
    }
  }

  private static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
