package dev.yourbrief.playbook.language;

/** An operator that joins any number of operands. */
enum Operator {
  OR("or", Level.OR),
  AND("and", Level.AND),
  PLUS("+", Level.SUM),
  MINUS("-", Level.SUM),
  TIMES("*", Level.PRODUCT),
  OVER("/", Level.PRODUCT);

  final String sign;
  final Level level;

  Operator(String sign, Level level) {
    this.sign = sign;
    this.level = level;
  }
}
