package dev.yourbrief.publish.diff;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A brief to change in one place. */
final class Draft {

  String id;
  String locale;
  String playbook;
  String playbookVersion;
  Text title;
  LocalDate asOf;
  Brief.BottomLine line;
  Brief.Decision decision;
  List<Brief.Question> questions;
  List<Brief.Framework> frameworks;
  List<Brief.Bar> criteria;
  Brief.Sources sources;
  List<Brief.Step> steps;
  List<Brief.Trigger> escalation;
  List<Text> counterCase;
  List<Brief.Role> roles;
  SortedMap<String, Figure> figures;
  Brief.Basis basis;

  Draft(Brief b) {
    id = b.id();
    locale = b.locale();
    playbook = b.playbook();
    playbookVersion = b.playbookVersion();
    title = b.title();
    asOf = b.asOf();
    line = b.bottomLine();
    decision = b.decision();
    questions = new ArrayList<>(b.questions());
    frameworks = new ArrayList<>(b.frameworks());
    criteria = new ArrayList<>(b.criteria());
    sources = b.sources();
    steps = new ArrayList<>(b.nextSteps());
    escalation = new ArrayList<>(b.escalation());
    counterCase = new ArrayList<>(b.counterCase());
    roles = new ArrayList<>(b.roles());
    figures = new TreeMap<>(b.figures());
    basis = b.basis();
  }

  Brief brief() {
    return new Brief(
        id,
        locale,
        playbook,
        playbookVersion,
        title,
        asOf,
        line,
        decision,
        questions,
        frameworks,
        criteria,
        sources,
        steps,
        escalation,
        counterCase,
        roles,
        figures,
        basis);
  }

  Figure figure(String figureId) {
    return Objects.requireNonNull(figures.get(figureId), figureId);
  }

  Figure value(String figureId, Figure.Value value) {
    Figure f = figure(figureId);
    return put(new Figure(f.id(), f.label(), value, f.provenance()));
  }

  Figure origin(String figureId, Provenance origin) {
    Figure f = figure(figureId);
    return put(new Figure(f.id(), f.label(), f.value(), origin));
  }

  Figure put(Figure figure) {
    figures.put(figure.id(), figure);
    return figure;
  }

  Brief.Bar bar(int index, Brief.BarState state) {
    Brief.Bar b = criteria.get(index);
    Brief.Bar changed = new Brief.Bar(b.id(), b.name(), state, b.test(), b.finding(), b.missing());
    criteria.set(index, changed);
    return changed;
  }

  void call(String option, boolean forced, Text headline) {
    line =
        new Brief.BottomLine(
            option,
            forced,
            headline,
            line.sentences(),
            line.crossover(),
            line.rechecks(),
            line.wouldChange());
  }

  void sentences(UnaryOperator<List<Text>> change) {
    line =
        new Brief.BottomLine(
            line.option(),
            line.forced(),
            line.headline(),
            change.apply(new ArrayList<>(line.sentences())),
            line.crossover(),
            line.rechecks(),
            line.wouldChange());
  }

  void basis(long seed, int draws, List<Brief.InputFile> inputs) {
    basis = new Brief.Basis(basis.version(), seed, draws, inputs);
  }
}
