package dev.yourbrief.publish;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Brief.Bar;
import dev.yourbrief.playbook.brief.Brief.Trigger;
import dev.yourbrief.playbook.brief.Brief.TriggerState;
import dev.yourbrief.playbook.brief.CrossoverPlot;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.playbook.brief.Text.Style;
import dev.yourbrief.playbook.messages.Messages;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;

/** A brief with what the templates need to set it. */
public final class Page extends Sheet {

  private final Brief brief;
  private final IdentityHashMap<CrossoverPlot, PlotWords> plotWords = new IdentityHashMap<>();

  public Page(Brief brief) {
    super(Ledger.of(brief), Messages.of(brief.locale()));
    this.brief = brief;
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

  String chart(CrossoverPlot plot, PlotFrame frame, int number) {
    return CrossoverChart.inPage(words(plot), ledger().figures(), frame, "chart" + number);
  }

  public PlotWords words(CrossoverPlot plot) {
    return plotWords.computeIfAbsent(plot, p -> new PlotWords(p, wording()));
  }
}
