package dev.yourbrief.playbook.language;

/** Gives a word, a text or a day: one value for all draws. */
sealed interface SingleNode extends Node {

  record Constant(Value value) implements SingleNode {}

  record Name(String name, Type type) implements SingleNode {}

  /** A day some time after another, or before it when {@code back}. */
  record Moved(SingleNode day, boolean back, NumberNode amount, Period period, String label)
      implements SingleNode {}

  record If(TruthNode condition, SingleNode then, SingleNode otherwise, String label)
      implements SingleNode {}
}
