package dev.yourbrief.publish;

import dev.yourbrief.figure.Unit;
import dev.yourbrief.publish.Formats.Money;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How an amount of a unit is read out: {@code USD/month} is {@code $… a month}, {@code Mtok/month}
 * is a million times as many {@code tokens a month}.
 *
 * @param kind how its numbers are rounded
 * @param one what stands after the digits {@code 1}, with its space
 * @param many what stands after all others
 * @param factor what to multiply an amount by before it is read out
 * @param money what stands around the digits of money
 * @param formats how numbers are written
 */
record UnitWords(
    Kind kind, String one, String many, BigDecimal factor, Money money, Formats formats) {

  /** The kinds of amount, by how people round them. */
  enum Kind {
    /** An amount of money, or of money over time. */
    MONEY,
    /** Money for one of something: cents matter. */
    PRICE,
    /** Many small things: tokens, requests. */
    COUNT,
    /** Few large things, counted whole where they are whole: people, GPUs, months, and ratios. */
    THINGS,
    PERCENT
  }

  private static final Set<String> TIMES =
      Set.of("s", "minute", "hour", "day", "week", "month", "quarter", "year");
  private static final Map<String, String> NOUNS = Map.of("s", "second", "tok", "token");
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  /** Small things that are written in thousands or millions of themselves. */
  private record Packed(String noun, BigDecimal size, String sizeName) {}

  private static final Map<String, Packed> PACKED =
      Map.of(
          "tok", new Packed("token", BigDecimal.ONE, ""),
          "ktok", new Packed("token", THOUSAND, "thousand-"),
          "Mtok", new Packed("token", THOUSAND.pow(2), "million-"),
          "Btok", new Packed("token", THOUSAND.pow(3), "billion-"),
          "request", new Packed("request", BigDecimal.ONE, ""),
          "Mrequest", new Packed("request", THOUSAND.pow(2), "million-"));

  /**
   * The words of a unit; a plain ratio called {@code scale.…} or {@code ….scale} is a multiple:
   * {@code 3×}.
   */
  static UnitWords of(Unit unit, String figureId, Formats formats) {
    if (unit.equals(Unit.ONE)) {
      String after = isMultiple(figureId) ? "×" : "";
      return plain(Kind.THINGS, after, after, BigDecimal.ONE, formats);
    }
    String[] parts = unit.toString().split("/", -1);
    List<String> top = symbols(parts[0]);
    List<String> bottom = parts.length == 1 ? List.of() : symbols(parts[1]);
    String per = per(bottom, formats);
    if (top.size() == 1) {
      String symbol = top.getFirst();
      if (!unit.currency().isEmpty()) {
        Formats.Money money = formats.money(symbol);
        Kind kind = TIMES.containsAll(bottom) ? Kind.MONEY : Kind.PRICE;
        String after = money.after() + per;
        return new UnitWords(kind, after, after, BigDecimal.ONE, money, formats);
      }
      if (symbol.equals("percent")) {
        String after = formats.say("unit.percent") + per;
        return plain(Kind.PERCENT, after, after, BigDecimal.ONE, formats);
      }
      Packed packed = PACKED.get(symbol);
      if (packed != null) {
        return plain(
            Kind.COUNT,
            noun(packed.noun, "one", formats) + per,
            noun(packed.noun, "many", formats) + per,
            packed.size,
            formats);
      }
    }
    if (top.isEmpty()) {
      return plain(Kind.THINGS, per, per, BigDecimal.ONE, formats);
    }
    String noun = name(top);
    return plain(
        Kind.THINGS,
        noun(noun, "one", formats) + per,
        noun(noun, "many", formats) + per,
        BigDecimal.ONE,
        formats);
  }

  private static UnitWords plain(
      Kind kind, String one, String many, BigDecimal factor, Formats formats) {
    return new UnitWords(kind, one, many, factor, Money.NONE, formats);
  }

  /** What is counted, with its space: {@code months}. */
  private static String noun(String name, String number, Formats formats) {
    return " "
        + formats
            .messages()
            .find("unit." + name + "." + number)
            .orElseGet(() -> formats.say("unit.other." + number, "noun", name));
  }

  private static List<String> symbols(String product) {
    return product.equals("1") ? List.of() : Arrays.asList(product.split("-", -1));
  }

  /** Whether a plain ratio of this name is a multiple of today: {@code 3×}. */
  static boolean isMultiple(String figureId) {
    return figureId.startsWith("scale.") || figureId.endsWith(".scale");
  }

  private static String name(List<String> symbols) {
    return String.join("-", symbols.stream().map(s -> NOUNS.getOrDefault(s, s)).toList());
  }

  private static String per(List<String> symbols, Formats formats) {
    if (symbols.isEmpty()) {
      return "";
    }
    Packed packed = symbols.size() == 1 ? PACKED.get(symbols.getFirst()) : null;
    if (packed != null) {
      return " " + formats.say("per." + packed.sizeName + packed.noun);
    }
    String noun = name(symbols);
    return " "
        + formats
            .messages()
            .find("per." + noun)
            .orElseGet(() ->
                formats.say(
                    "aeiou".indexOf(noun.charAt(0)) >= 0 ? "per.vowel" : "per.other",
                    "noun",
                    noun));
  }

  /** What follows these digits. */
  String after(String digits) {
    return digits.equals("1") ? one : many;
  }

  /** What stands after all others, but for the sign of a currency. */
  String afterMoney() {
    return many.substring(money.after().length());
  }

  /** The unit alone, as a column head: {@code USD a month}, {@code tokens a month}. */
  String head() {
    return (money.code() + afterMoney()).strip();
  }
}
