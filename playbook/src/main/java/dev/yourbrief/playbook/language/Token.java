package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One word, number, text or sign.
 *
 * @param kind what it is
 * @param text a word or sign as written, a text without its quotes, a date as written
 * @param amount the number, when it is one
 * @param start the offset of its first character
 * @param end the offset after its last
 */
record Token(Kind kind, String text, Optional<Amount> amount, int start, int end) {

  enum Kind {
    NUMBER,
    DATE,
    TEXT,
    WORD,
    SIGN,
    END
  }

  /** A number as written, with its unit if it has one. */
  record Amount(BigDecimal value, Optional<Unit> unit) {}

  /** Whether it is this word or sign of the language, and not a text or date that reads alike. */
  boolean is(String wordOrSign) {
    return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(wordOrSign);
  }
}
