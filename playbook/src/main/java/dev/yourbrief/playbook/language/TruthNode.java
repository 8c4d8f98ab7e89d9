package dev.yourbrief.playbook.language;

import java.util.List;

/** Gives true, false or unknown. */
sealed interface TruthNode extends Node {

  record Literal(boolean truth) implements TruthNode {}

  record Name(String name) implements TruthNode {}

  record And(List<TruthNode> all) implements TruthNode {}

  record Or(List<TruthNode> any) implements TruthNode {}

  record Not(TruthNode operand) implements TruthNode {}

  record CompareNumbers(Comparison comparison, NumberNode left, NumberNode right)
      implements TruthNode {}

  /** Days in either order; words and texts only for being the same or not. */
  record CompareSingles(Comparison comparison, SingleNode left, SingleNode right)
      implements TruthNode {}

  record SameTruth(TruthNode left, TruthNode right) implements TruthNode {}

  record Known(Node operand) implements TruthNode {}

  record If(TruthNode condition, TruthNode then, TruthNode otherwise) implements TruthNode {}
}
