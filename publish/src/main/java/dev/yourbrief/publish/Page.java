package dev.yourbrief.publish;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Brief.Answered;
import dev.yourbrief.playbook.brief.Brief.Bar;
import dev.yourbrief.playbook.brief.Brief.BarState;
import dev.yourbrief.playbook.brief.Brief.Trigger;
import dev.yourbrief.playbook.brief.Brief.TriggerState;
import dev.yourbrief.playbook.brief.CrossoverPlot;
import dev.yourbrief.playbook.brief.Text;
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

  public static String word(BarState state) {
    return switch (state) {
      case CLEARED -> "Cleared";
      case FAILED -> "Failed";
      case UNPROVEN -> "Unproven";
    };
  }

  public static String word(TriggerState state) {
    return switch (state) {
      case FIRED -> "Fired";
      case NOT_FIRED -> "Not fired";
      case UNKNOWN -> "Unknown";
    };
  }

  public static String word(Answered answered) {
    return switch (answered) {
      case ANSWERED -> "Answered";
      case ASSUMED -> "Assumed";
      case UNKNOWN -> "Unknown";
    };
  }

  /** The name of the shape that stands before the word of a state. */
  static String shape(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String chart(CrossoverPlot plot, PlotFrame frame, int number) {
    return CrossoverChart.inPage(words(plot), ledger().figures(), frame, "chart" + number);
  }

  PlotWords words(CrossoverPlot plot) {
    return plotWords.computeIfAbsent(plot, PlotWords::new);
  }
}
