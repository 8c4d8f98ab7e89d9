package dev.yourbrief.publish.json;

import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.playbook.messages.Messages;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The fields of one object, asked for by name. After all were asked for, {@link #done} refuses what
 * nobody asked for.
 */
final class JsonFields {

  private final Json.Obj object;
  private final Set<String> asked = new HashSet<>();

  private JsonFields(Json.Obj object) {
    this.object = object;
  }

  static JsonFields of(Json value) {
    if (value instanceof Json.Obj object) {
      return new JsonFields(object);
    }
    throw wrong(value, "an object in braces");
  }

  /** Reads a whole object with {@code reader}, and refuses fields it does not know. */
  static <T> T read(Json value, Function<JsonFields, T> reader) {
    JsonFields fields = of(value);
    T result = sound(value.where(), () -> reader.apply(fields));
    fields.done();
    return result;
  }

  /** Turns what a constructor refuses into a problem at this place. */
  static <T> T sound(Location where, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException | DateTimeException | dev.yourbrief.figure.UnitException e) {
      String message = e.getMessage() == null ? "a value that cannot be" : e.getMessage();
      throw problem(where, message, "Publish the brief again from its inputs");
    }
  }

  boolean has(String name) {
    return object.entries().containsKey(name);
  }

  Json get(String name) {
    asked.add(name);
    Json value = object.entries().get(name);
    if (value == null) {
      String hint =
          Closest.to(
                  name, object.entries().keySet().stream().filter(k -> !asked.contains(k)).toList())
              .map(near -> "There is '" + near + "'; is that it?")
              .orElse("Publish the brief again from its inputs");
      throw problem(object.where(), "'" + name + "' is missing", hint);
    }
    return value;
  }

  String string(String name) {
    return string(get(name));
  }

  static String string(Json value) {
    if (value instanceof Json.Str string) {
      return string.value();
    }
    throw wrong(value, "a text in quotes");
  }

  /** A BCP 47 tag. */
  String locale(String name) {
    Json value = get(name);
    return Messages.localeOf(string(value))
        .orElseThrow(() -> wrong(value, "a language and region such as en-GB"))
        .toLanguageTag();
  }

  boolean bool(String name) {
    Json value = get(name);
    if (value instanceof Json.Bool bool) {
      return bool.value();
    }
    throw wrong(value, "true or false");
  }

  long integer(String name) {
    Json value = get(name);
    if (value instanceof Json.Num number) {
      try {
        return Long.parseLong(number.literal());
      } catch (NumberFormatException e) {
        throw wrong(value, "a whole number");
      }
    }
    throw wrong(value, "a whole number");
  }

  /** A number, or {@code never} for infinity. */
  double number(String name) {
    Json value = get(name);
    if (value instanceof Json.Num number) {
      return Double.parseDouble(number.literal());
    }
    if (value instanceof Json.Str string && string.value().equals("never")) {
      return Double.POSITIVE_INFINITY;
    }
    throw wrong(value, "a number, or \"never\"");
  }

  /** An exact number: digits in quotes, so that no reader of JSON rounds them. */
  BigDecimal decimal(String name) {
    Json value = get(name);
    String digits = string(value);
    if (digits.length() > 400 || !digits.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d{1,4})?")) {
      throw wrong(value, "the digits of a number, in quotes");
    }
    return new BigDecimal(digits);
  }

  LocalDate date(String name) {
    Json value = get(name);
    return sound(value.where(), () -> LocalDate.parse(string(value)));
  }

  <E extends Enum<E>> E oneOf(String name, Class<E> type) {
    Json value = get(name);
    String word = string(value);
    for (E constant : type.getEnumConstants()) {
      if (word(constant).equals(word)) {
        return constant;
      }
    }
    List<String> words =
        java.util.Arrays.stream(type.getEnumConstants()).map(JsonFields::word).toList();
    throw problem(
        value.where(), "'" + word + "' is not known here", "Known: " + String.join(", ", words));
  }

  /** A constant's name in JSON: {@code not-fired}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  <T> List<T> list(String name, Function<Json, T> reader) {
    return list(get(name), reader);
  }

  static <T> List<T> list(Json value, Function<Json, T> reader) {
    if (value instanceof Json.Arr array) {
      return array.items().stream().map(reader).toList();
    }
    throw wrong(value, "a list in brackets");
  }

  List<String> strings(String name) {
    return list(name, JsonFields::string);
  }

  <T> Optional<T> optional(String name, Function<Json, T> reader) {
    return has(name) ? Optional.of(reader.apply(get(name))) : Optional.empty();
  }

  Map<String, Json> entries() {
    return object.entries();
  }

  private void done() {
    for (Map.Entry<String, Json> entry : object.entries().entrySet()) {
      if (!asked.contains(entry.getKey())) {
        String hint =
            Closest.to(entry.getKey(), asked)
                .map(name -> "Did you mean '" + name + "'?")
                .orElse("Known here: " + String.join(", ", asked.stream().sorted().toList()));
        throw problem(
            entry.getValue().where(), "'" + entry.getKey() + "' is not a known name", hint);
      }
    }
  }

  static InputException wrong(Json value, String wanted) {
    String kind =
        switch (value) {
          case Json.Obj ignored -> "an object";
          case Json.Arr ignored -> "a list";
          case Json.Str string ->
              string.value().length() > 40 ? "a text" : "'" + string.value() + "'";
          case Json.Num number -> number.literal().length() > 40 ? "a number" : number.literal();
          case Json.Bool bool -> String.valueOf(bool.value());
        };
    return problem(value.where(), "here stands " + kind, "It must be " + wanted);
  }

  static InputException problem(Location where, String what, String fix) {
    return new InputException(Problem.of(where, what, fix));
  }
}
