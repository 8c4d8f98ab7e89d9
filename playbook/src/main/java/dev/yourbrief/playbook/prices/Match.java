package dev.yourbrief.playbook.prices;

import dev.yourbrief.bill.PriceDay;
import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.ModelPrice;
import dev.yourbrief.playbook.prices.PriceFinding.What;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What days with the same part of the list price match: the price of their tier, of another tier,
 * another unit, or a part of it. The first that fits is the finding.
 */
final class Match {

  static final MathContext DIGITS = MathContext.DECIMAL32;

  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal NEAR = new BigDecimal("0.05");
  private static final int[] POWERS = {1, 2, 3, 6, -1, -2, -3, -6};

  private final List<PricedDay> days;
  private final boolean isAll;
  private final boolean isSteady;
  private final Catalogue catalogue;
  private final Tally tally;
  private final BigDecimal ratio;
  private final PriceDay first;

  /**
   * @param isAll whether these are all the days there are
   * @param isSteady whether one price was paid on all days there are
   */
  Match(List<PricedDay> days, boolean isAll, Catalogue catalogue, boolean isSteady) {
    this.days = days;
    this.isAll = isAll;
    this.isSteady = isSteady;
    this.catalogue = catalogue;
    this.tally = Tally.of(days);
    this.ratio = tally.ratio().orElseThrow();
    this.first = days.getFirst().day();
  }

  PriceFinding finding(Judge judge) {
    String paid =
        "you paid "
            + Say.price(tally.paid())
            + when()
            + ", the list says "
            + Say.price(tally.list().orElseThrow())
            + unknownTier();
    if (listSpan().holds(BigDecimal.ONE)) {
      return judge.finding(What.AS_LISTED, days, "as listed" + when() + rounding() + unknownTier());
    }
    List<String> tiers = tiers();
    if (!tiers.isEmpty()) {
      return judge.finding(
          What.OTHER_TIER, days, paid + ": the price of " + String.join(" or ", tiers));
    }
    if (listSpan().holds(HALF) && !first.tier().startsWith("batch")) {
      return judge.finding(
          What.OTHER_TIER,
          days,
          paid + ": half, as batch often costs; the catalogue has no batch price to tell by");
    }
    Optional<Integer> power = power();
    if (power.isPresent()) {
      return judge.finding(What.UNIT_ERROR, days, paid + ": " + unit(power.get()));
    }
    BigDecimal off = ratio.subtract(BigDecimal.ONE);
    return off.signum() < 0
        ? judge.finding(
            What.DISCOUNT,
            days,
            paid + ": a " + steady() + "discount of " + Say.percent(off.negate()))
        : judge.finding(
            What.SURCHARGE, days, paid + ": a " + steady() + "surcharge of " + Say.percent(off));
  }

  private Span listSpan() {
    return tally.of(tally.listCost().orElseThrow());
  }

  private String when() {
    return isAll ? "" : " " + Say.days(days);
  }

  private String steady() {
    return days.size() > 1 ? "steady " : "";
  }

  private String unknownTier() {
    return PricedDay.listTier(first.tier()).equals(first.tier())
        ? ""
        : " for the standard tier (the bill names none)";
  }

  /** A sum of many rounded lines tells little, and the finding should not claim more. */
  private String rounding() {
    BigDecimal part = tally.tolerance().divide(tally.listCost().orElseThrow(), DIGITS);
    return part.compareTo(NEAR) < 0
        ? ""
        : ", as far as " + tally.rows() + " lines rounded to the cent can tell";
  }

  private List<String> tiers() {
    String kind = PricedDay.listKind(first.kind());
    List<String> fitting = new ArrayList<>();
    for (String tier : catalogue.tiers(first.provider(), first.model())) {
      if (tier.equals(PricedDay.listTier(first.tier()))) {
        continue;
      }
      BigDecimal cost = BigDecimal.ZERO;
      boolean known = true;
      for (PricedDay day : days) {
        Optional<BigDecimal> usd =
            PricedDay.listed(day.day(), tier, catalogue).flatMap(p -> p.usdPerMtok(kind));
        known &= usd.isPresent();
        cost = cost.add(usd.map(day::costAt).orElse(BigDecimal.ZERO));
      }
      if (known && cost.signum() > 0 && tally.of(cost).holds(BigDecimal.ONE)) {
        fitting.add(words(tier));
      }
    }
    return fitting;
  }

  private static String words(String tier) {
    return tier.equals(ModelPrice.STANDARD + ModelPrice.LONG_CONTEXT)
        ? "long prompts (" + tier + ")"
        : "the " + tier + " tier";
  }

  private Optional<Integer> power() {
    for (int power : POWERS) {
      BigDecimal off = ratio.scaleByPowerOfTen(-power).subtract(BigDecimal.ONE).abs();
      if (off.compareTo(NEAR) <= 0) {
        return Optional.of(power);
      }
    }
    return Optional.empty();
  }

  private String unit(int power) {
    String times = BigDecimal.ONE.scaleByPowerOfTen(Math.abs(power)).toPlainString();
    String how = power > 0 ? times + " times the list price" : "one " + times + "th of it";
    return isSteady && !isAll
        ? how + "; your price did not change and the list's did, so the list looks wrong then"
        : how + ", which looks like a wrong unit in the bill or in the list";
  }
}
