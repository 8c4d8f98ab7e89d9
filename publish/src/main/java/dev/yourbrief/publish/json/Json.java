package dev.yourbrief.publish.json;

import dev.yourbrief.figure.source.Location;
import java.util.List;
import java.util.SequencedMap;

/** A JSON value that remembers where it stood. Values that were built, not read, stand nowhere. */
sealed interface Json {

  /** Where values stand that were not read from a file. */
  Location NOWHERE = Location.of("");

  Location where();

  /** An object, in the order it was written. */
  record Obj(SequencedMap<String, Json> entries, Location where) implements Json {}

  record Arr(List<Json> items, Location where) implements Json {}

  record Str(String value, Location where) implements Json {}

  /**
   * A number.
   *
   * @param literal its digits as written, so that none is lost
   */
  record Num(String literal, Location where) implements Json {}

  record Bool(boolean value, Location where) implements Json {}

  static Str of(String value) {
    return new Str(value, NOWHERE);
  }

  static Num of(long value) {
    return new Num(Long.toString(value), NOWHERE);
  }

  static Bool of(boolean value) {
    return new Bool(value, NOWHERE);
  }

  /** A number, or the word {@code never} for an infinite one, which JSON has no number for. */
  static Json of(double value) {
    if (Double.isInfinite(value)) {
      return of("never");
    }
    // Shortest digits that read back to the same double; whole ones without the ".0".
    String digits = Double.toString(value);
    return new Num(
        digits.endsWith(".0") && value != 0 ? digits.substring(0, digits.length() - 2) : digits,
        NOWHERE);
  }

  static Arr array(List<? extends Json> items) {
    return new Arr(List.copyOf(items), NOWHERE);
  }

  static ObjBuilder object() {
    return new ObjBuilder();
  }

  /** Builds an object, entry by entry, in the order they are to be written. */
  final class ObjBuilder {
    private final java.util.LinkedHashMap<String, Json> entries = new java.util.LinkedHashMap<>();

    ObjBuilder put(String name, Json value) {
      entries.put(name, value);
      return this;
    }

    ObjBuilder put(String name, String value) {
      return put(name, of(value));
    }

    ObjBuilder putAll(ObjBuilder other) {
      entries.putAll(other.entries);
      return this;
    }

    Obj build() {
      return new Obj(entries, NOWHERE);
    }
  }
}
