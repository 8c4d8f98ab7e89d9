package dev.yourbrief.bill.format;

import dev.yourbrief.bill.TokenKind;
import java.util.Optional;

/**
 * What the name of a meter says: the SKU, usage type or meter a cloud bills by.
 *
 * @param model the model as it is spelled there, or an empty string
 * @param kind the kind of text token it counts; empty when it counts something else
 * @param tier the tier its words speak of; unknown when it is not about tokens
 */
record Meter(String model, Optional<TokenKind> kind, String tier) {

  static final Meter NONE = new Meter("", Optional.empty(), Tiers.UNKNOWN);

  static Meter tokens(String model, TokenKind kind, String tier) {
    return new Meter(model, Optional.of(kind), tier);
  }

  /** A meter of something that is not text by the token. */
  static Meter other(String model) {
    return new Meter(model, Optional.empty(), Tiers.UNKNOWN);
  }

  Meter withModel(String name) {
    return new Meter(name, kind, tier);
  }
}
