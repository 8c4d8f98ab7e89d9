package dev.yourbrief.playbook;

import static dev.yourbrief.playbook.PlaybookReader.list;
import static dev.yourbrief.playbook.PlaybookReader.texts;

import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.YamlList;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import dev.yourbrief.playbook.brief.Brief.Duty;
import dev.yourbrief.playbook.language.Expression;
import dev.yourbrief.playbook.language.Type;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the rules of a playbook, once every name they may use is known. */
final class Rules {

  private final Names names;
  private final Set<String> roles;

  Rules(Names names, Set<String> roles) {
    this.names = names;
    this.roles = roles;
  }

  Playbook playbook(
      YamlMap map,
      Set<String> tools,
      Map<String, String> groups,
      List<Input> inputs,
      Map<String, String> roleNames) {
    Names door =
        names.plus(
            Map.of(
                "money", new Type.Num(Unit.parse("USD")), "days", new Type.Num(Unit.parse("day"))));
    Optional<YamlMap> sources = map.get("sources").map(YamlNode::asMap);
    sources.ifPresent(s -> s.onlyKnows(List.of("reading", "people")));
    return new Playbook(
        map.requireText("playbook"),
        map.requireText("version"),
        map.requireText("name"),
        template(map.require("statement")),
        tools,
        groups,
        inputs,
        each(map, "figures", this::figure),
        map.get("crossover").map(node -> crossover(node.asMap())),
        each(map, "options", this::option),
        map.get("doorKind").map(node -> say(node, door)).orElse(Say.NOTHING),
        each(map, "bars", this::bar),
        each(map, "verdict", this::verdict),
        map.get("crossoverLine").map(this::say).orElse(Say.NOTHING),
        each(map, "rechecks", this::recheck),
        says(map, "wouldChange"),
        each(map, "frameworks", this::framework),
        sources.map(s -> each(s, "reading", this::reading)).orElse(List.of()),
        sources.map(s -> list(s, "people").stream().map(this::template).toList()).orElse(List.of()),
        roleNames,
        map.get("daci").map(node -> duties(node.asMap())).orElse(Map.of()),
        each(map, "steps", this::step),
        each(map, "escalations", this::trigger),
        says(map, "counterCase"),
        each(map, "contradictions", this::contradiction));
  }

  private Map<String, Duty> duties(YamlMap map) {
    map.onlyKnows(List.of("driver", "approver", "contributors", "informed"));
    Map<String, Duty> duties = new TreeMap<>();
    duties(map, "driver", Duty.DRIVER, duties);
    duties(map, "approver", Duty.APPROVER, duties);
    duties(map, "contributors", Duty.CONTRIBUTOR, duties);
    duties(map, "informed", Duty.INFORMED, duties);
    long approvers = duties.values().stream().filter(Duty.APPROVER::equals).count();
    if (approvers != 1) {
      throw new InputException(
          Problem.of(
              map.where(),
              approvers == 0 ? "nobody approves" : "more than one role approves",
              "Name one role as 'approver'"));
    }
    return Map.copyOf(duties);
  }

  private void duties(YamlMap map, String key, Duty duty, Map<String, Duty> duties) {
    for (YamlText role : map.get(key).map(YamlNode::asYamlTexts).orElse(List.of())) {
      if (!roles.contains(role.value())) {
        throw role.problem(
            "there is no role '" + role.value() + "'", "Name one of: " + String.join(", ", roles));
      }
      if (duties.put(role.value(), duty) != null) {
        throw role.problem("'" + role.value() + "' stands in this list twice", "Keep one");
      }
    }
  }

  private interface Reader<T> {
    T read(YamlMap map);
  }

  private static <T> List<T> each(YamlMap map, String key, Reader<T> reader) {
    List<T> all = new ArrayList<>();
    for (YamlNode node : list(map, key)) {
      all.add(reader.read(node.asMap()));
    }
    return List.copyOf(all);
  }

  private Playbook.FigureRule figure(YamlMap map) {
    map.onlyKnows(List.of("id", "label", "unit", "formula", "assumed"));
    Unit unit = PlaybookReader.unit(map.require("unit").asText());
    Optional<Expression> formula = map.get("formula").map(this::expression);
    formula.ifPresent(f -> sameDimension(f, unit, map.require("formula").asText()));
    return new Playbook.FigureRule(
        map.requireText("id"),
        map.requireText("label"),
        unit,
        formula,
        map.get("assumed").map(node -> PlaybookReader.assumption(node.asMap())));
  }

  private static void sameDimension(Expression formula, Unit unit, YamlText text) {
    if (!(formula.type() instanceof Type.Num num) || !num.unit().sameDimensionAs(unit)) {
      throw text.problem(
          "this comes out as " + formula.type().inWords() + ", not in '" + unit + "'",
          "Change the formula or the unit");
    }
  }

  private Playbook.CrossoverRule crossover(YamlMap map) {
    map.onlyKnows(CrossoverFigures.KEYS);
    Map<String, Expression> amounts = new LinkedHashMap<>();
    CrossoverFigures.AMOUNTS.forEach((key, unit) -> {
      YamlText text = map.require(key).asText();
      Expression expression = expression(text);
      sameDimension(expression, unit, text);
      amounts.put(key, expression);
    });
    return new Playbook.CrossoverRule(
        amounts,
        figureNames(map, "monthly"),
        figureNames(map, "once"),
        expression(map.require("openCounts")),
        texts(map, "names"),
        figureNames(map, "ruleOfThumb"),
        say(map.require("title")));
  }

  private List<String> figureNames(YamlMap map, String key) {
    for (YamlNode node : list(map, key)) {
      String name = node.asText().value();
      if (names.typeOf(name).isEmpty()) {
        throw node.asText()
            .problem("there is no figure '" + name + "'", "Add it under 'figures' or 'inputs'");
      }
    }
    return map.get(key).map(YamlNode::asTexts).orElse(List.of());
  }

  /** An amount the brief shows, and so one that has a name and an origin. */
  private Expression figureName(YamlText text) {
    if (names.typeOf(text.value()).isEmpty()) {
      throw text.problem(
          "'" + text.value() + "' is not the name of a figure",
          "Give the formula a name under 'figures', and write that name here");
    }
    return expression(text);
  }

  private Playbook.OptionRule option(YamlMap map) {
    map.onlyKnows(List.of("id", "name", "money", "days", "people", "why"));
    return new Playbook.OptionRule(
        map.requireText("id"),
        map.requireText("name"),
        figureName(map.require("money").asText()),
        figureName(map.require("days").asText()),
        template(map.require("people")),
        template(map.require("why")));
  }

  private Playbook.BarRule bar(YamlMap map) {
    map.onlyKnows(List.of("id", "name", "test", "cleared", "failed", "finding"));
    YamlMap finding = map.require("finding").asMap();
    finding.onlyKnows(List.of("cleared", "failed", "unproven"));
    Map<String, Say> findings = new LinkedHashMap<>();
    finding.names().forEach(state -> findings.put(state, say(finding.require(state))));
    return new Playbook.BarRule(
        map.requireText("id"),
        map.requireText("name"),
        template(map.require("test")),
        expression(map.require("cleared")),
        expression(map.require("failed")),
        findings);
  }

  private Playbook.VerdictRule verdict(YamlMap map) {
    map.onlyKnows(List.of("option", "forced", "when", "headline", "say"));
    return new Playbook.VerdictRule(
        map.requireText("option"),
        map.text("forced").map(t -> t.equals("true")).orElse(false),
        map.get("when").map(this::expression),
        map.requireText("headline"),
        says(map, "say"));
  }

  private Playbook.RecheckRule recheck(YamlMap map) {
    map.onlyKnows(List.of("id", "when", "date", "what", "why"));
    return new Playbook.RecheckRule(
        map.requireText("id"),
        expression(map.require("when")),
        expression(map.require("date")),
        template(map.require("what")),
        template(map.require("why")));
  }

  private Playbook.FrameworkRule framework(YamlMap map) {
    map.onlyKnows(List.of("id", "name", "say", "detail", "plot", "table"));
    return new Playbook.FrameworkRule(
        map.requireText("id"),
        map.requireText("name"),
        says(map, "say"),
        says(map, "detail"),
        map.text("plot").map(t -> t.equals("true")).orElse(false),
        map.text("table").map(t -> t.equals("scales")).orElse(false));
  }

  private Playbook.ReadingRule reading(YamlMap map) {
    map.onlyKnows(List.of("title", "source", "date", "use"));
    YamlText date = map.require("date").asText();
    try {
      return new Playbook.ReadingRule(
          template(map.require("title")),
          template(map.require("source")),
          LocalDate.parse(date.value()),
          template(map.require("use")));
    } catch (DateTimeParseException e) {
      throw date.problem("'" + date.value() + "' is no date", "Write it as 2026-11-23");
    }
  }

  private Playbook.StepRule step(YamlMap map) {
    map.onlyKnows(List.of("id", "when", "what", "owner", "due", "done", "command"));
    String owner = map.requireText("owner");
    if (!roles.contains(owner)) {
      throw map.require("owner")
          .asText()
          .problem("there is no role '" + owner + "'", "Add it under 'roles'");
    }
    return new Playbook.StepRule(
        map.requireText("id"),
        map.get("when").map(this::expression),
        template(map.require("what")),
        owner,
        expression(map.require("due")),
        template(map.require("done")),
        map.text("command").orElse(""));
  }

  private Playbook.TriggerRule trigger(YamlMap map) {
    map.onlyKnows(List.of("id", "when", "unknown", "what", "whom"));
    return new Playbook.TriggerRule(
        map.requireText("id"),
        expression(map.require("when")),
        map.get("unknown").map(this::expression),
        template(map.require("what")),
        template(map.require("whom")));
  }

  private Playbook.ContradictionRule contradiction(YamlMap map) {
    map.onlyKnows(List.of("when", "at", "say", "fix"));
    return new Playbook.ContradictionRule(
        expression(map.require("when")),
        map.requireText("at"),
        map.requireText("say"),
        map.requireText("fix"));
  }

  private List<Say> says(YamlMap map, String key) {
    return list(map, key).stream().map(this::say).toList();
  }

  private Say say(YamlNode node) {
    return say(node, names);
  }

  /**
   * One text, one {@code when/say} pair, or a list of such pairs of which the first that holds is
   * said.
   */
  private Say say(YamlNode node, Names scope) {
    return switch (node) {
      case YamlText text -> new Say(List.of(new Say.Case(Optional.empty(), template(text))));
      case YamlMap map -> new Say(List.of(pair(map, scope)));
      case YamlList items ->
          new Say(items.items().stream().map(item -> pair(item.asMap(), scope)).toList());
    };
  }

  private Say.Case pair(YamlMap map, Names scope) {
    map.onlyKnows(List.of("when", "say"));
    return new Say.Case(
        map.get("when").map(node -> expression(node, scope)), template(map.require("say")));
  }

  private Template template(YamlNode node) {
    return Template.parse(node.asText(), names.shown());
  }

  private Expression expression(YamlNode node) {
    return expression(node, names);
  }

  private static Expression expression(YamlNode node, Names scope) {
    YamlText text = node.asText();
    try {
      return Expression.parse(text.value(), text.where(), scope);
    } catch (InputException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InputException(
          Problem.of(text.where(), String.valueOf(e.getMessage()), "Check the expression"));
    }
  }
}
