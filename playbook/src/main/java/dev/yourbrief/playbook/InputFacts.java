package dev.yourbrief.playbook;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.YamlText;
import dev.yourbrief.playbook.language.Value;

/** What the inputs of a playbook come to: as answered, else by their default, else unknown. */
final class InputFacts {

  private final Evaluation evaluation;

  InputFacts(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  Fact of(Input input) {
    Decision decision = evaluation.decision();
    Decision.Answer answer = decision.answers().get(input.id());
    if (answer != null) {
      Provenance given =
          new Provenance.Given(
              answer.by(), answer.on().orElse(decision.asOf()), answer.text().where());
      return fact(input, answer.text(), given);
    }
    return switch (input.fallback().orElse(null)) {
      case null -> Fact.unknown(input.id());
      case Input.Assumption(String value, String why) ->
          fact(input, new YamlText(value, input.where()), new Provenance.Assumed(why));
      case Input.LookUp lookUp -> CatalogueDefaults.of(evaluation, input, lookUp);
      case Input.Measured(String name) -> measured(input, name);
    };
  }

  private Fact fact(Input input, YamlText text, Provenance provenance) {
    String label = input.ask();
    return switch (input.kind()) {
      case Input.Choice choice -> {
        String word = Answers.choice(choice, text);
        yield Fact.of(
            new Value.Choice(word), Figure.words(input.id(), label, spoken(word), provenance));
      }
      case Input.Amount amount ->
          amount(input.id(), label, Answers.amount(amount, text), amount.unit(), provenance);
      case Input.Words ignored -> words(input, text.value(), provenance);
      case Input.Entry entry ->
          words(input, CatalogueDefaults.entry(evaluation.catalogue(), entry, text), provenance);
    };
  }

  /** What a tool measured, under the input's own name and question. */
  private Fact measured(Input input, String name) {
    return evaluation
        .figure(name)
        .map(figure ->
            switch (figure.value()) {
              case Figure.Amount amount ->
                  amount(
                      input.id(),
                      input.ask(),
                      amount.estimate(),
                      amount.unit(),
                      figure.provenance());
              case Figure.Words(String words) when input.kind() instanceof Input.Choice ->
                  Fact.of(
                      new Value.Choice(words),
                      Figure.words(input.id(), input.ask(), words, figure.provenance()));
              case Figure.Words(String words) -> words(input, words, figure.provenance());
              default -> Fact.unknown(input.id());
            })
        .orElse(Fact.unknown(input.id()));
  }

  /** The one word of a choice that is written with a hyphen and read without. */
  private static String spoken(String word) {
    return word.equals("not-sure") ? "not sure" : word;
  }

  private static Fact words(Input input, String words, Provenance provenance) {
    return Fact.of(new Value.Text(words), Figure.words(input.id(), input.ask(), words, provenance));
  }

  Fact assumed(String id, String label, Unit unit, Input.Assumption assumption) {
    Estimate estimate = Answers.amount(unit, new YamlText(assumption.value(), Location.of(id)));
    return amount(id, label, estimate, unit, new Provenance.Assumed(assumption.why()));
  }

  Fact amount(String id, String label, Estimate estimate, Unit unit, Provenance provenance) {
    return Fact.of(
        evaluation.drawn(id, estimate, unit), Figure.amount(id, label, estimate, unit, provenance));
  }
}
