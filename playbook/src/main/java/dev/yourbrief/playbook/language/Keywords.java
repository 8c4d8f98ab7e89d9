package dev.yourbrief.playbook.language;

import java.util.Set;

/** The words the language keeps for itself. */
final class Keywords {

  static final Set<String> ALL =
      Set.of("and", "or", "not", "if", "then", "else", "between", "in", "is", "true", "false");

  private Keywords() {}
}
