package dev.yourbrief.publish;

import dev.yourbrief.figure.Unit;
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
 * @param before what stands before the digits: {@code $}, {@code EUR }
 * @param one what stands after the digits {@code 1}, with its space
 * @param many what stands after all others
 * @param factor what to multiply an amount by before it is read out
 */
record UnitWords(Kind kind, String before, String one, String many, BigDecimal factor) {

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
          "ktok", new Packed("token", THOUSAND, "thousand "),
          "Mtok", new Packed("token", THOUSAND.pow(2), "million "),
          "Btok", new Packed("token", THOUSAND.pow(3), "billion "),
          "request", new Packed("request", BigDecimal.ONE, ""),
          "Mrequest", new Packed("request", THOUSAND.pow(2), "million "));

  /**
   * The words of a unit; a plain ratio called {@code scale.…} or {@code ….scale} is a multiple:
   * {@code 3×}.
   */
  static UnitWords of(Unit unit, String figureId) {
    if (unit.equals(Unit.ONE)) {
      String after = isMultiple(figureId) ? "×" : "";
      return new UnitWords(Kind.THINGS, "", after, after, BigDecimal.ONE);
    }
    String[] parts = unit.toString().split("/", -1);
    List<String> top = symbols(parts[0]);
    List<String> bottom = parts.length == 1 ? List.of() : symbols(parts[1]);
    String per = per(bottom);
    if (top.size() == 1) {
      String symbol = top.getFirst();
      if (!unit.currency().isEmpty()) {
        String before = symbol.equals("USD") ? "$" : symbol + " ";
        Kind kind = TIMES.containsAll(bottom) ? Kind.MONEY : Kind.PRICE;
        return new UnitWords(kind, before, per, per, BigDecimal.ONE);
      }
      if (symbol.equals("percent")) {
        return new UnitWords(Kind.PERCENT, "", " %" + per, " %" + per, BigDecimal.ONE);
      }
      Packed packed = PACKED.get(symbol);
      if (packed != null) {
        String noun = " " + packed.noun;
        return new UnitWords(Kind.COUNT, "", noun + per, noun + "s" + per, packed.size);
      }
    }
    if (top.isEmpty()) {
      return new UnitWords(Kind.THINGS, "", per, per, BigDecimal.ONE);
    }
    String noun = noun(top);
    String plural = noun.endsWith("person") ? replaceEnd(noun) : noun + "s";
    return new UnitWords(Kind.THINGS, "", " " + noun + per, " " + plural + per, BigDecimal.ONE);
  }

  private static String replaceEnd(String noun) {
    return noun.substring(0, noun.length() - "person".length()) + "people";
  }

  private static List<String> symbols(String product) {
    return product.equals("1") ? List.of() : Arrays.asList(product.split("-", -1));
  }

  /** Whether a plain ratio of this name is a multiple of today: {@code 3×}. */
  static boolean isMultiple(String figureId) {
    return figureId.startsWith("scale.") || figureId.endsWith(".scale");
  }

  private static String noun(List<String> symbols) {
    return String.join("-", symbols.stream().map(s -> NOUNS.getOrDefault(s, s)).toList());
  }

  private static String per(List<String> symbols) {
    if (symbols.isEmpty()) {
      return "";
    }
    Packed packed = symbols.size() == 1 ? PACKED.get(symbols.getFirst()) : null;
    if (packed != null) {
      String plural = packed.sizeName.isEmpty() ? "" : "s";
      return " per " + packed.sizeName + packed.noun + plural;
    }
    String noun = noun(symbols);
    boolean vowel = "aeiou".indexOf(noun.charAt(0)) >= 0 || noun.startsWith("hour");
    return (vowel ? " an " : " a ") + noun;
  }

  /** What follows these digits. */
  String after(String digits) {
    return digits.equals("1") ? one : many;
  }

  /** The unit alone, as a column head: {@code USD a month}, {@code tokens a month}. */
  String head() {
    String money = before.equals("$") ? "USD" : before.strip();
    return (money + many).strip();
  }
}
