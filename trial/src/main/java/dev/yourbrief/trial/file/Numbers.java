package dev.yourbrief.trial.file;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as people and programs write them. */
public final class Numbers {

  private static final int LONGEST = 60;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

  private Numbers() {}

  /** A finite number; empty when the text is none. */
  public static OptionalDouble read(String text) {
    if (!isNumber(text)) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(text.strip());
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** The same, exactly. */
  public static Optional<BigDecimal> exact(String text) {
    return isNumber(text) ? Optional.of(new BigDecimal(text.strip())) : Optional.empty();
  }

  private static boolean isNumber(String text) {
    return text.length() <= LONGEST && NUMBER.matcher(text.strip()).matches();
  }
}
