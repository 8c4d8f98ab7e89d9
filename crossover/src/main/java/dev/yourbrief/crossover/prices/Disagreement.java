package dev.yourbrief.crossover.prices;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.ModelPrice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One price for which sources name different figures.
 *
 * @param model the model
 * @param kind the token kind
 * @param tier the service tier
 * @param claims what each source says, the one that spoke last first
 */
public record Disagreement(String model, String kind, String tier, List<ModelPrice> claims) {

  public Disagreement {
    claims = List.copyOf(claims);
  }

  /**
   * Where sources disagree about what the makers of models ask on a day, the widest apart first.
   *
   * @param models which models to look at
   */
  public static List<Disagreement> of(
      Catalogue catalogue, Collection<String> models, LocalDate day) {
    List<Disagreement> found = new ArrayList<>();
    for (String model : models.stream().sorted().toList()) {
      for (String tier : catalogue.tiers("", model)) {
        for (String kind : Catalogue.PRICE_KINDS) {
          List<ModelPrice> claims = catalogue.claims("", model, kind, tier, day);
          if (claims.stream().map(c -> usd(c, kind).stripTrailingZeros()).distinct().count() > 1) {
            found.add(new Disagreement(model, kind, tier, claims));
          }
        }
      }
    }
    found.sort(
        Comparator.comparing(Disagreement::isOvertaken)
            .thenComparing(Comparator.comparing(Disagreement::ratio).reversed())
            .thenComparing(Disagreement::model)
            .thenComparing(Disagreement::tier)
            .thenComparing(Disagreement::kind));
    return List.copyOf(found);
  }

  /** What a claim says of this kind, US dollars per million tokens. */
  public BigDecimal usd(ModelPrice claim) {
    return usd(claim, kind);
  }

  private static BigDecimal usd(ModelPrice claim, String kind) {
    return claim.usdPerMtok(kind).orElseThrow();
  }

  /** The dearest over the cheapest that is not free. */
  public BigDecimal ratio() {
    List<BigDecimal> sorted =
        claims.stream().map(this::usd).filter(usd -> usd.signum() > 0).sorted().toList();
    return sorted.isEmpty()
        ? BigDecimal.ONE
        : sorted.getLast().divide(sorted.getFirst(), MathContext.DECIMAL32);
  }

  /** Whether it comes of old lists alone: those that could know of the last change agree on it. */
  public boolean isOvertaken() {
    return claims.stream()
            .filter(claim -> overtakenOn(claim).isEmpty())
            .map(claim -> usd(claim).stripTrailingZeros())
            .distinct()
            .count()
        == 1;
  }

  /**
   * The change a claim is too old to know of: a price that another source says began after it was
   * made.
   */
  public Optional<LocalDate> overtakenOn(ModelPrice claim) {
    return claims.stream()
        .filter(other -> other.effectiveFrom().isAfter(claim.asOf()))
        .map(ModelPrice::effectiveFrom)
        .min(Comparator.naturalOrder());
  }
}
