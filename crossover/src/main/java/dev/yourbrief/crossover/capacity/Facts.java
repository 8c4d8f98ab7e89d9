package dev.yourbrief.crossover.capacity;

import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers by name, as far as they are known: {@code params=32B,layers=64}. From these a {@link
 * ModelShape} or {@link GpuShape} is made, and what is missing estimated.
 *
 * @param values the known numbers
 */
public record Facts(Map<String, Double> values) {

  private static final Pattern NUMBER =
      Pattern.compile("([0-9][0-9_.]*(?:[eE][+-]?[0-9]+)?)\\s*([A-Za-z/ ]*)");
  private static final int MAX_TEXT = 4_000;
  private static final double MAX = 1e9;

  public Facts {
    values = Map.copyOf(values);
  }

  /** No number below nought, and none that is not a number. */
  public Facts with(String name, double value) {
    Map<String, Double> more = new TreeMap<>(values);
    more.put(name, value);
    return new Facts(more);
  }

  public OptionalDouble get(String name) {
    return values.containsKey(name)
        ? OptionalDouble.of(values.getOrDefault(name, 0.0))
        : OptionalDouble.empty();
  }

  double or(String name, double other) {
    return get(name).orElse(other);
  }

  /** Whether a text is a list of facts, as against a name. */
  public static boolean isFacts(String text) {
    return text.contains("=");
  }

  /**
   * Reads {@code params=32B,layers=64}: names and numbers, the unit after the number or none
   * ({@code 32B}, {@code 864GB/s}, {@code 1.6T}, {@code 256k}).
   *
   * @param what what is described, for messages: {@code --model}
   * @param known the names that may be given
   * @throws InputException naming all that is wrong
   */
  public static Facts parse(String text, String what, List<String> known) {
    if (text.length() > MAX_TEXT) {
      throw new InputException(
          Problem.of(Location.of(what), "the text is longer than 4,000 characters", "Shorten it"));
    }
    List<Problem> problems = new ArrayList<>();
    Map<String, Double> values = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      int at = part.indexOf('=');
      String name = (at < 0 ? part : part.substring(0, at)).strip();
      Optional<String> key = known.stream().filter(k -> k.equalsIgnoreCase(name)).findFirst();
      OptionalDouble value = at < 0 ? OptionalDouble.empty() : number(part.substring(at + 1));
      if (key.isEmpty()) {
        problems.add(
            Problem.of(
                Location.of(what),
                "'" + name + "' is no fact known here",
                Closest.to(name, known)
                    .map(k -> "Did you mean '" + k + "'?")
                    .orElse("Known are " + String.join(", ", known))));
      } else if (value.isEmpty()) {
        problems.add(
            Problem.of(
                Location.of(what),
                "'" + part.strip() + "' has no number of 0 or more that can be used",
                "Write it as " + key.get() + "=64, with a unit if you like"));
      } else {
        values.put(key.get(), value.getAsDouble());
      }
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    return new Facts(values);
  }

  /** A number, its unit made plain: billions of parameters, GB, GB/s, TFLOP/s, tokens. */
  private static OptionalDouble number(String text) {
    Matcher m = NUMBER.matcher(text.strip());
    if (!m.matches()) {
      return OptionalDouble.empty();
    }
    try {
      double value = Double.parseDouble(m.group(1).replace("_", ""));
      double factor =
          switch (m.group(2).strip().toLowerCase(Locale.ROOT)) {
            case "m", "mb", "mb/s" -> 1e-3;
            case "k" -> 1024;
            case "t", "tb", "tb/s", "pflops", "pflop/s" -> 1000;
            case "", "b", "gb", "gib", "gb/s", "tflops", "tflop/s", "tf", "tops", "w", "%" -> 1;
            default -> Double.NaN;
          };
      double result = value * factor;
      return result >= 0 && result <= MAX ? OptionalDouble.of(result) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
