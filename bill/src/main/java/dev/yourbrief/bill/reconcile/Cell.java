package dev.yourbrief.bill.reconcile;

import dev.yourbrief.bill.TokenKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** What the two sides say of one provider and model, on one day or several. */
final class Cell {

  private static final int PERCENT_DIGITS = 4;

  /** What one side says. */
  static final class Half {
    private final Map<TokenKind, BigDecimal> tokens = new EnumMap<>(TokenKind.class);
    private final Map<TokenKind, BigDecimal> costs = new EnumMap<>(TokenKind.class);
    private final NavigableSet<String> names = new TreeSet<>();
    private Optional<BigDecimal> cost = Optional.empty();
    private boolean isThere;

    void tokens(TokenKind kind, BigDecimal count, String name) {
      tokens.merge(kind, count, BigDecimal::add);
      name(name);
    }

    void cost(Optional<TokenKind> kind, BigDecimal amount, String name) {
      cost = Optional.of(cost.map(amount::add).orElse(amount));
      kind.ifPresent(k -> costs.merge(k, amount, BigDecimal::add));
      name(name);
    }

    private void name(String name) {
      isThere = true;
      if (!name.isEmpty()) {
        names.add(name);
      }
    }

    private void add(Half other) {
      other.tokens.forEach((kind, count) -> tokens.merge(kind, count, BigDecimal::add));
      other.costs.forEach((kind, amount) -> costs.merge(kind, amount, BigDecimal::add));
      other.cost.ifPresent(amount -> cost = Optional.of(cost.map(amount::add).orElse(amount)));
      names.addAll(other.names);
      isThere |= other.isThere;
    }

    boolean isThere() {
      return isThere;
    }

    Optional<BigDecimal> cost() {
      return cost;
    }

    Map<TokenKind, BigDecimal> tokens() {
      return tokens;
    }

    Optional<BigDecimal> allTokens() {
      return tokens.values().stream().reduce(BigDecimal::add);
    }

    Optional<BigDecimal> cost(TokenKind kind) {
      return Optional.ofNullable(costs.get(kind));
    }

    /** A call has one amount: where there is only one kind of tokens, it is that kind's. */
    private void costOfTheOnlyKind() {
      if (tokens.size() == 1 && costs.isEmpty()) {
        cost.ifPresent(amount -> costs.put(tokens.keySet().iterator().next(), amount));
      }
    }

    /** Cache writes without a word on how long they stay. */
    private void foldWrites() {
      for (TokenKind kind : new TokenKind[] {TokenKind.CACHE_WRITE_5M, TokenKind.CACHE_WRITE_1H}) {
        Optional.ofNullable(tokens.remove(kind))
            .ifPresent(count -> tokens.merge(TokenKind.CACHE_WRITE, count, BigDecimal::add));
        Optional.ofNullable(costs.remove(kind))
            .ifPresent(amount -> costs.merge(TokenKind.CACHE_WRITE, amount, BigDecimal::add));
      }
    }

    private boolean hasBareWrites() {
      return tokens.containsKey(TokenKind.CACHE_WRITE) || costs.containsKey(TokenKind.CACHE_WRITE);
    }

    private NavigableSet<TokenKind> kinds() {
      NavigableSet<TokenKind> kinds = new TreeSet<>(tokens.keySet());
      kinds.addAll(costs.keySet());
      return kinds;
    }
  }

  final Half ledger = new Half();
  final Half invoice = new Half();
  private BigDecimal shadowCost = BigDecimal.ZERO;

  void shadow(BigDecimal amount) {
    shadowCost = shadowCost.add(amount);
  }

  BigDecimal shadowCost() {
    return shadowCost;
  }

  void add(Cell other) {
    ledger.add(other.ledger);
    invoice.add(other.invoice);
    shadow(other.shadowCost);
  }

  /** Makes the kinds of both sides the same, as far as they can be. */
  void settle() {
    if (ledger.hasBareWrites() || invoice.hasBareWrites()) {
      ledger.foldWrites();
      invoice.foldWrites();
    }
    ledger.costOfTheOnlyKind();
  }

  NavigableSet<TokenKind> kinds() {
    NavigableSet<TokenKind> kinds = new TreeSet<>(ledger.kinds());
    kinds.addAll(invoice.kinds());
    return kinds;
  }

  Reconciliation.Match match() {
    return ledger.isThere && invoice.isThere
        ? Reconciliation.Match.MATCHED
        : ledger.isThere
            ? Reconciliation.Match.ONLY_IN_LEDGER
            : Reconciliation.Match.ONLY_IN_INVOICE;
  }

  /** How the two name the model, where they agree on no name. */
  String alias() {
    boolean isShared = ledger.names.stream().anyMatch(invoice.names::contains);
    return isShared || ledger.names.isEmpty() || invoice.names.isEmpty()
        ? ""
        : String.join(", ", ledger.names) + " = " + String.join(", ", invoice.names);
  }

  /** Whether both tell of the same tokens, of every kind. */
  boolean hasSameTokens() {
    return !ledger.tokens.isEmpty()
        && ledger.tokens.keySet().equals(invoice.tokens.keySet())
        && ledger.tokens.entrySet().stream()
            .allMatch(of ->
                of.getValue()
                        .compareTo(
                            invoice.tokens.getOrDefault(of.getKey(), BigDecimal.ONE.negate()))
                    == 0);
  }

  /** The invoice's amount less the ledger's, where both are known or only one is there. */
  Optional<BigDecimal> difference() {
    if (!ledger.isThere) {
      return invoice.cost;
    }
    if (!invoice.isThere) {
      return ledger.cost.map(BigDecimal::negate);
    }
    return invoice.cost.flatMap(asked -> ledger.cost.map(spent -> less(asked, spent)));
  }

  /** One amount less another, exactly, without zeros at its end. */
  static BigDecimal less(BigDecimal amount, BigDecimal other) {
    BigDecimal rest = amount.subtract(other).stripTrailingZeros();
    return rest.scale() < 0 ? rest.setScale(0) : rest;
  }

  /** A difference in percent of the invoice. */
  static Optional<BigDecimal> percent(BigDecimal difference, BigDecimal invoice) {
    if (difference.signum() == 0) {
      return Optional.of(BigDecimal.ZERO);
    }
    return invoice.signum() == 0
        ? Optional.empty()
        : Optional.of(
                difference
                    .movePointRight(2)
                    .divide(invoice.abs(), MathContext.DECIMAL128)
                    .setScale(PERCENT_DIGITS, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros())
            .map(percent -> percent.scale() < 0 ? percent.setScale(0) : percent);
  }
}
