package dev.yourbrief.playbook;

import dev.yourbrief.playbook.language.Expression;
import java.util.List;
import java.util.Optional;

/**
 * Words that depend on the case at hand: the first whose condition is true is said. A condition
 * that is unknown is not true.
 *
 * @param cases the cases, in order
 */
record Say(List<Case> cases) {

  static final Say NOTHING = new Say(List.of());

  /** One case: said when there is no condition or it holds. */
  record Case(Optional<Expression> when, Template say) {}
}
