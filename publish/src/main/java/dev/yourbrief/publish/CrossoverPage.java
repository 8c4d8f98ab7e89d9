package dev.yourbrief.publish;

import dev.yourbrief.crossover.economics.Findings;
import dev.yourbrief.crossover.economics.Worth;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance.Computed;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.playbook.messages.Messages;
import dev.yourbrief.publish.Ledger.Group;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Findings with what the templates and the Markdown need to set them. */
final class CrossoverPage extends Sheet {

  static final String AS_OF = "report.asOf";

  private final String title;
  private final CrossoverFigures figures;
  private final List<Drawing> speeds;
  private final LocalDate asOf;

  private CrossoverPage(
      String title,
      LocalDate asOf,
      CrossoverFigures figures,
      List<Drawing> speeds,
      SortedMap<String, Figure> all) {
    super(new Ledger(all, asOf), Messages.of(Messages.DEFAULT));
    this.title = title;
    this.asOf = asOf;
    this.figures = figures;
    this.speeds = speeds;
  }

  static CrossoverPage of(
      String title, LocalDate asOf, Findings findings, List<SpeedCurve> curves) {
    CrossoverFigures figures = new CrossoverFigures(findings);
    SortedMap<String, Figure> all = new TreeMap<>(figures.all());
    List<Drawing> speeds = new ArrayList<>();
    for (int i = 0; i < curves.size(); i++) {
      SpeedDrawing drawing = new SpeedDrawing(curves.get(i), i + 1);
      all.putAll(drawing.figures());
      speeds.add(drawing);
    }
    all.put(
        AS_OF,
        Figure.day(
            AS_OF,
            "the day this report speaks from",
            asOf,
            new Computed("set for this run", List.of())));
    return new CrossoverPage(title, asOf, figures, speeds, all);
  }

  String title() {
    return title;
  }

  Findings findings() {
    return figures.findings();
  }

  CrossoverWords words() {
    return new CrossoverWords(figures);
  }

  CrossoverTables tables() {
    return new CrossoverTables(figures);
  }

  List<Text> warnings() {
    return words().warnings(asOf);
  }

  Drawing cost() {
    return new CostDrawing(figures);
  }

  Drawing months() {
    return new MonthsDrawing(figures);
  }

  /** What moves the saving; empty where nothing does. */
  List<Drawing> movers() {
    TornadoDrawing tornado = new TornadoDrawing(figures);
    return tornado.shown().isEmpty() ? List.of() : List.of(tornado);
  }

  /** How capacity earns its keep: by how busy it is, and by how fast it serves. */
  List<Drawing> capacity() {
    List<Drawing> drawings = new ArrayList<>();
    BusyDrawing busy = new BusyDrawing(figures);
    if (busy.shown().size() > 1) {
      drawings.add(busy);
    }
    drawings.addAll(speeds);
    return drawings;
  }

  /** Every chart, in the order of the page. */
  List<Drawing> drawings() {
    List<Drawing> all = new ArrayList<>(List.of(cost(), months()));
    all.addAll(movers());
    all.addAll(capacity());
    return all;
  }

  /** What an input is called. */
  String label(Worth worth) {
    return figures.label(worth.input());
  }

  /** How long the bar of an input's worth is, in percent of the longest. */
  String share(Worth worth) {
    double most = tables().worth().getFirst().usd();
    return Svg.number(100 * worth.usd() / most);
  }

  Formula formula(Computed computed) {
    return Formula.of(computed, ledger().figures());
  }

  /** The ledger by what each figure belongs to: an option, the case, or this report. */
  List<Group> groups() {
    Map<String, List<Figure>> members = new LinkedHashMap<>();
    Map<String, String> notes = new LinkedHashMap<>();
    for (Findings.Who who : findings().options()) {
      members.put(who.id(), new ArrayList<>());
      notes.put(who.id(), who.kind());
    }
    members.put("", new ArrayList<>());
    members.put(REPORT, new ArrayList<>());
    for (Figure figure : ledger().figures().values()) {
      members.getOrDefault(owner(figure.id()), List.of()).add(figure);
    }
    List<Group> groups = new ArrayList<>();
    members.forEach((owner, figures) -> {
      if (!figures.isEmpty()) {
        groups.add(
            switch (owner) {
              case "" -> new Group("What all options share", "demand, growth and prices", figures);
              case REPORT ->
                  new Group("What follows", "sensitivity and worth, for this report", figures);
              default -> new Group(findings().name(owner), notes.getOrDefault(owner, ""), figures);
            });
      }
    });
    return groups;
  }

  private static final String REPORT = "report";

  private String owner(String id) {
    String owner = id.startsWith(REPORT + ".") ? REPORT : "";
    for (Findings.Who who : findings().options()) {
      boolean owns = id.equals(who.id()) || id.startsWith(who.id() + ".");
      owner = owns && who.id().length() > owner.length() ? who.id() : owner;
    }
    return owner;
  }
}
