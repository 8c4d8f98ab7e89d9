package dev.yourbrief.publish;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Brief.Bar;
import dev.yourbrief.playbook.brief.Brief.Trigger;
import dev.yourbrief.playbook.brief.Brief.TriggerState;
import dev.yourbrief.playbook.brief.CrossoverPlot;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.playbook.brief.Text.Style;
import dev.yourbrief.playbook.messages.Messages;
import dev.yourbrief.publish.picture.PlainSvg;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A brief with what the templates need to set it. */
public final class Page extends Sheet {

  /** What a page is shown on. */
  enum Medium {
    SCREEN,
    /** Paper, by way of a browser, which has the page's style sheet. */
    PRINT,
    /** A document whose charts have to bring their styles along. */
    PDF
  }

  private final Brief brief;
  private final Medium medium;
  private final IdentityHashMap<CrossoverPlot, PlotWords> plotWords = new IdentityHashMap<>();

  public Page(Brief brief) {
    this(brief, Medium.SCREEN);
  }

  private Page(Brief brief, Medium medium) {
    super(Ledger.of(brief), Messages.of(brief.locale()));
    this.brief = brief;
    this.medium = medium;
  }

  /** The same for paper, where a link is a number to look up. */
  Page on(Medium paper) {
    return new Page(brief, paper);
  }

  Page forPrint() {
    return on(Medium.PRINT);
  }

  @Override
  public boolean isPaper() {
    return medium != Medium.SCREEN;
  }

  /** Who decides, if anybody does. */
  public Optional<Text> approver() {
    return brief.roles().stream()
        .filter(role -> role.duty() == Brief.Duty.APPROVER)
        .map(Brief.Role::who)
        .findFirst();
  }

  public Brief brief() {
    return brief;
  }

  public List<Trigger> fired() {
    return brief.escalation().stream().filter(t -> t.state() == TriggerState.FIRED).toList();
  }

  public List<CrossoverPlot> plots() {
    return brief.frameworks().stream().flatMap(f -> f.plot().stream()).toList();
  }

  /** The names of the bars with these ids, for bars that exist. */
  public List<Text> bars(List<String> ids) {
    return brief.criteria().stream().filter(b -> ids.contains(b.id())).map(Bar::name).toList();
  }

  /** The word of a state: {@code Cleared}. */
  public String word(Enum<?> state) {
    return say("state." + shape(state));
  }

  /**
   * A mark that tells a state where no shape can be drawn: one character, which both of our fonts
   * have. The word stands beside it.
   */
  public static String mark(Enum<?> state) {
    return switch (state.name()) {
      case "CLEARED", "ANSWERED" -> "●";
      case "FAILED" -> "☒";
      case "FIRED" -> "▲";
      case "NOT_FIRED" -> "△";
      case "ASSUMED" -> "◐";
      default -> "◌";
    };
  }

  /** The name of the shape that stands before the word of a state. */
  public static String shape(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What the brief was made by and from, in a sentence. */
  public Text made() {
    return text(
        "record.made",
        "version",
        Text.name(brief.basis().version()),
        "playbook",
        Text.name(brief.playbook() + " " + brief.playbookVersion()),
        "day",
        Text.slot(Ledger.AS_OF),
        "seed",
        Text.slot(Ledger.SEED, Style.EXACT),
        "draws",
        Text.slot(Ledger.DRAWS, Style.EXACT));
  }

  /**
   * The chart for a screen, twice: one is shown where there is room for it, the other elsewhere.
   */
  public String charts(CrossoverPlot plot, int number) {
    return chart(plot, PlotFrame.WIDE, number) + chart(plot, PlotFrame.NARROW, number);
  }

  String chart(CrossoverPlot plot, PlotFrame frame, int number) {
    return CrossoverChart.inPage(words(plot), ledger().figures(), frame, "chart" + number);
  }

  /** The chart for a page of paper. */
  String paperChart(CrossoverPlot plot, int number) {
    String id = "paper" + number;
    return medium == Medium.PDF
        ? PlainSvg.of(
            CrossoverChart.onPaper(words(plot), ledger().figures(), id, "crossover", Picture.STYLE))
        : CrossoverChart.onPaper(words(plot), ledger().figures(), id, "drawn", "");
  }

  public PlotWords words(CrossoverPlot plot) {
    return plotWords.computeIfAbsent(plot, p -> new PlotWords(p, wording()));
  }
}
