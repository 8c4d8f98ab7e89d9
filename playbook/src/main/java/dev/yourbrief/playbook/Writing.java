package dev.yourbrief.playbook;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.playbook.messages.Messages;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Resolves a playbook's words against an evaluation, and keeps the ledger of every figure they
 * show.
 */
final class Writing {

  private final Evaluation evaluation;
  private final SortedMap<String, Figure> shown = new TreeMap<>();

  Writing(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** A message of the catalogue, in the decision's language. */
  String message(String key, Object... places) {
    return messages().say(key, places);
  }

  /** A message of the catalogue with texts in its places. */
  Text messageText(String key, Object... places) {
    return messages().text(key, places);
  }

  private Messages messages() {
    return Messages.of(evaluation.decision().locale());
  }

  /** What is said, or nothing when no case holds. */
  Text say(Say say) {
    return say.cases().stream()
        .filter(c -> c.when().map(evaluation::holds).orElse(true))
        .findFirst()
        .map(c -> text(c.say()))
        .orElse(Text.EMPTY);
  }

  /** All that is said, without the empty ones. */
  List<Text> say(List<Say> says) {
    return says.stream().map(this::say).filter(text -> !text.isEmpty()).toList();
  }

  Text text(Template template) {
    return template.render(slot -> slot(slot.figure(), slot.style()));
  }

  /** A slot for the figure of that name, or words when it is not known. */
  Text slot(String name, Text.Style style) {
    Optional<Figure> figure = evaluation.figure(name);
    figure.ifPresent(this::show);
    return figure.isPresent() ? Text.slot(name, style) : messageText("figure.unknown");
  }

  /** A slot for a figure made for this brief alone. */
  Text slot(Figure figure) {
    show(figure);
    return Text.slot(figure.id());
  }

  Text slot(Figure figure, Text.Style style) {
    show(figure);
    return Text.slot(figure.id(), style);
  }

  void show(Figure figure) {
    shown.putIfAbsent(figure.id(), figure);
  }

  /** Everything shown, and everything it was computed from. */
  SortedMap<String, Figure> ledger() {
    SortedMap<String, Figure> all = new TreeMap<>(shown);
    Deque<Figure> open = new ArrayDeque<>(shown.values());
    while (!open.isEmpty()) {
      if (open.pop().provenance() instanceof Provenance.Computed computed) {
        for (String name : computed.inputs()) {
          if (!all.containsKey(name)) {
            evaluation
                .figure(name)
                .ifPresent(figure -> {
                  all.put(name, figure);
                  open.push(figure);
                });
          }
        }
      }
    }
    return all;
  }
}
