package dev.yourbrief.server.web;

import dev.yourbrief.playbook.Input;
import dev.yourbrief.playbook.Playbook;
import java.util.ArrayList;
import java.util.List;

/** Which questions are asked together: those of a bar, and then those that no bar rests on. */
final class Screens {

  static final String OTHERS = "others";

  private Screens() {}

  /** The screens of a playbook, in order. */
  static List<String> of(Playbook playbook) {
    List<String> screens = new ArrayList<>();
    playbook.bars().stream()
        .map(Playbook.BarRule::id)
        .filter(bar -> !inputs(playbook, bar).isEmpty())
        .forEach(screens::add);
    if (!inputs(playbook, OTHERS).isEmpty()) {
      screens.add(OTHERS);
    }
    return screens;
  }

  /** The questions of a screen: each is asked once, with the first bar that rests on it. */
  static List<Input> inputs(Playbook playbook, String screen) {
    return playbook.inputs().stream()
        .filter(input -> (input.bars().isEmpty() ? OTHERS : input.bars().getFirst()).equals(screen))
        .toList();
  }
}
