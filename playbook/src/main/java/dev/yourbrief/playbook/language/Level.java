package dev.yourbrief.playbook.language;

/** How tightly a form holds its parts together, loosest first. */
enum Level {
  IF,
  OR,
  AND,
  NOT,
  COMPARISON,
  SUM,
  PRODUCT,
  SIGN,
  POWER,
  PRIMARY;

  /** What an operand of a chain of this level must at least be to stand without parentheses. */
  Level operand() {
    return switch (this) {
      case OR -> AND;
      case AND -> NOT;
      case SUM -> PRODUCT;
      case PRODUCT -> SIGN;
      default -> PRIMARY;
    };
  }
}
