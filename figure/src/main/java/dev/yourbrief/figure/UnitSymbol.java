package dev.yourbrief.figure;

import dev.yourbrief.figure.source.Closest;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One symbol a unit is made of: what it measures, and how many of that dimension's base it is. */
record UnitSymbol(String name, String dimension, BigDecimal scale) {

  private static final Map<String, UnitSymbol> KNOWN = new LinkedHashMap<>();
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  static {
    // Time in seconds; a month is 365/12 days, so that a year is 12 months and 8,760 hours.
    put("time", 1, "s", "second", "seconds", "sec");
    put("time", 60, "minute", "minutes", "min");
    put("time", 3_600, "hour", "hours", "h");
    put("time", 86_400, "day", "days");
    put("time", 604_800, "week", "weeks");
    put("time", 2_628_000, "month", "months", "mo");
    put("time", 7_884_000, "quarter", "quarters");
    put("time", 31_536_000, "year", "years", "yr");
    put("token", 1, "tok", "token", "tokens");
    put("token", 1_000, "ktok");
    put("token", 1_000_000, "Mtok");
    put("token", 1_000_000_000, "Btok");
    put("request", 1, "request", "requests", "call", "calls", "req");
    put("request", 1_000_000, "Mrequest");
    put("person", 1, "person", "people", "persons", "FTE");
    put("GPU", 1, "GPU", "gpu", "GPUs", "gpus");
    put("power", 1, "W", "watt", "watts");
    put("power", 1_000, "kW");
    // A kind of its own: electricity is metered and priced in it.
    put("energy", 1, "kWh");
    put("account", 1, "account", "accounts", "customer", "customers");
    put("", 1, "1", "share", "ratio", "probability", "times", "x");
    KNOWN.put("percent", new UnitSymbol("percent", "", new BigDecimal("0.01")));
    KNOWN.put("%", new UnitSymbol("percent", "", new BigDecimal("0.01")));
  }

  private static void put(String dimension, long scale, String name, String... aliases) {
    UnitSymbol symbol = new UnitSymbol(name, dimension, BigDecimal.valueOf(scale));
    KNOWN.put(name, symbol);
    for (String alias : aliases) {
      KNOWN.put(alias, symbol);
    }
  }

  static UnitSymbol of(String text) {
    UnitSymbol known = KNOWN.get(text);
    if (known != null) {
      return known;
    }
    if (CURRENCIES.contains(text)) {
      return new UnitSymbol(text, text, BigDecimal.ONE);
    }
    String hint =
        Closest.to(text, KNOWN.keySet())
            .or(() -> Closest.to(text, CURRENCIES))
            .map(name -> "; did you mean '" + name + "'?")
            .orElse("; known are currencies such as USD, and " + String.join(", ", names()));
    throw new UnitException("'" + text + "' is not a known unit" + hint);
  }

  static boolean isPlain(String name) {
    UnitSymbol symbol = KNOWN.get(name);
    return symbol != null
        && symbol.dimension.isEmpty()
        && symbol.scale.compareTo(BigDecimal.ONE) == 0;
  }

  boolean isTime() {
    return dimension.equals("time");
  }

  boolean isCurrency() {
    return CURRENCIES.contains(name);
  }

  private static Set<String> names() {
    return KNOWN.values().stream()
        .map(UnitSymbol::name)
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }
}
