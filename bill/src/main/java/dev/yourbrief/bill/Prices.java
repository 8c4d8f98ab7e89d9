package dev.yourbrief.bill;

import dev.yourbrief.bill.store.Sums;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The prices a bill implies: from lines that carry cost and tokens, else from two exports joined.
 */
final class Prices {

  private static final BigDecimal MILLION = new BigDecimal(1_000_000);
  private static final MathContext PRICE = new MathContext(16, RoundingMode.HALF_EVEN);

  private record Key(String provider, String model, TokenKind kind, String tier) {
    static final Comparator<Key> ORDER =
        Comparator.comparing(Key::provider)
            .thenComparing(Key::model)
            .thenComparing(Key::tier)
            .thenComparing(Key::kind);
  }

  /** Cost and tokens of one day, in the bill's currency. */
  private record Pair(Key key, LocalDate day, BigDecimal tokens, BigDecimal cost, long rows) {

    /** No price without tokens, and none of nothing: what costs 0 may just be unpriced. */
    boolean isPrice() {
      return tokens.signum() > 0 && cost.signum() > 0;
    }

    BigDecimal perMtok() {
      return cost.multiply(MILLION).divide(tokens, PRICE);
    }

    Pair plus(Pair other) {
      return new Pair(key, day, tokens.add(other.tokens), cost.add(other.cost), rows + other.rows);
    }
  }

  private final List<Pair> pairs = new ArrayList<>();

  /** Where some line of the window carries both, the two exports are not joined. */
  Prices(Sums sums, Sums.Days window, Currencies currencies) {
    Set<Key> known = new HashSet<>();
    for (Sums.Priced priced : sums.pricedByLine(window)) {
      add(priced, currencies);
      known.add(key(priced));
    }
    for (Sums.Priced priced : sums.pricedByJoin(window)) {
      if (!known.contains(key(priced))) {
        add(priced, currencies);
      }
    }
    pairs.sort(Comparator.comparing(Pair::key, Key.ORDER).thenComparing(Pair::day));
  }

  private void add(Sums.Priced priced, Currencies currencies) {
    currencies
        .convert(priced.currency(), priced.cost())
        .ifPresent(cost ->
            pairs.add(new Pair(key(priced), priced.day(), priced.tokens(), cost, priced.rows())));
  }

  private static Key key(Sums.Priced priced) {
    return new Key(priced.provider(), priced.model(), priced.kind(), priced.tier());
  }

  /** The prices of each day. */
  List<PriceDay> byDay() {
    return pairs.stream()
        .filter(Pair::isPrice)
        .map(p ->
            new PriceDay(
                p.key().provider(),
                p.key().model(),
                p.key().kind(),
                p.key().tier(),
                p.day(),
                p.tokens(),
                p.cost(),
                p.perMtok(),
                p.rows()))
        .toList();
  }

  /** The prices over all days: a day whose cost was rounded to nothing counts with its tokens. */
  List<UnitPrice> overall() {
    Map<Key, Pair> sums = new LinkedHashMap<>();
    pairs.forEach(pair -> sums.merge(pair.key(), pair, Pair::plus));
    return sums.values().stream()
        .filter(Pair::isPrice)
        .map(p ->
            new UnitPrice(
                p.key().provider(),
                p.key().model(),
                p.key().kind(),
                p.key().tier(),
                p.tokens(),
                p.cost(),
                p.perMtok(),
                p.rows()))
        .toList();
  }
}
