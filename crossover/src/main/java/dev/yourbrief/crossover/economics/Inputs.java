package dev.yourbrief.crossover.economics;

import dev.yourbrief.crossover.economics.CostLine.ByVolume;
import dev.yourbrief.crossover.economics.CostLine.Fleet;
import dev.yourbrief.crossover.economics.CostLine.Monthly;
import dev.yourbrief.crossover.economics.CostLine.Once;
import dev.yourbrief.crossover.economics.Term.Constant;
import dev.yourbrief.crossover.economics.Term.Input;
import dev.yourbrief.crossover.economics.Term.Named;
import dev.yourbrief.crossover.economics.Term.Operation;
import dev.yourbrief.figure.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a case rests on: its inputs and its named steps, each once, in the order they are met. */
final class Inputs {

  private final Map<String, Input> inputs = new LinkedHashMap<>();
  private final List<Input> planned = new ArrayList<>();
  private final Map<String, Named> named = new LinkedHashMap<>();
  private final Set<Term> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  Inputs(Case of) {
    add(of.mtokPerMonth());
    of.options().forEach(option -> option.lines().forEach(line -> terms(line).forEach(this::add)));
    add(of.outlook().growthPerMonth());
    add(of.outlook().discountPerYear());
    for (Outlook.Scenario scenario : of.outlook().scenarios()) {
      add(scenario.apiPerYear());
      add(scenario.gpuPerYear());
      if (planned.isEmpty()) {
        planned.addAll(inputs.values());
      }
    }
  }

  /** The terms of a line. */
  static List<Term> terms(CostLine line) {
    return switch (line) {
      case Monthly monthly -> List.of(monthly.usdPerMonth());
      case ByVolume volume -> List.of(volume.usdPerMonth());
      case Once once -> List.of(once.usd());
      case Fleet fleet -> {
        List<Term> terms =
            new ArrayList<>(
                List.of(
                    fleet.usdPerCopyMonth(),
                    fleet.usdPerCopyOnce(),
                    fleet.lifeMonths(),
                    fleet.keptShare(),
                    fleet.meanLoad(),
                    fleet.peakLoad(),
                    fleet.mostBusy()));
        fleet.overflow().ifPresent(terms::add);
        yield terms;
      }
    };
  }

  private void add(Term term) {
    if (!seen.add(term)) {
      return;
    }
    switch (term) {
      case Input input -> {
        Input before = inputs.putIfAbsent(input.id(), input);
        if (before != null && !before.figure().equals(input.figure())) {
          throw new IllegalArgumentException("two inputs are called " + input.id());
        }
      }
      case Named step -> {
        add(step.term());
        named.putIfAbsent(step.id(), step);
      }
      case Operation operation -> operation.terms().forEach(this::add);
      case Constant ignored -> {}
    }
  }

  List<Input> all() {
    return List.copyOf(inputs.values());
  }

  List<Named> named() {
    return List.copyOf(named.values());
  }

  /** The inputs that the scenario to plan with rests on. */
  List<Input> planned() {
    return List.copyOf(planned);
  }

  /** Those of them that are not known to the last digit. */
  List<Input> uncertain() {
    return planned.stream().filter(in -> !(in.estimate() instanceof Point)).toList();
  }
}
