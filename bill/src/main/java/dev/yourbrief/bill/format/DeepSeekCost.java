package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.ChargeCategory;
import dev.yourbrief.figure.Money;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * DeepSeek's cost by day, model and wallet. What the Paid wallet paid is cash. What the Granted
 * wallet paid was used all the same, and is no cash: it counts as usage, and a credit of the same
 * amount stands against it, because granted money runs out and the usage goes on.
 */
final class DeepSeekCost implements RowFormat {

  @Override
  public String id() {
    return "deepseek-cost";
  }

  @Override
  public Optional<String> version(Set<String> columns) {
    return columns.containsAll(Set.of("wallet_type", "cost", "currency"))
            && DeepSeek.isDated(columns)
        ? Optional.of("")
        : Optional.empty();
  }

  @Override
  public List<Charge> read(Row row) {
    Optional<Money> cost = row.money("cost", row.text("currency"));
    if (cost.isEmpty()) {
      return List.of();
    }
    String wallet = row.text("wallet_type");
    Charge usage = charge(row, wallet).billed(cost).build();
    if (!wallet.equalsIgnoreCase("granted") || cost.get().amount().signum() == 0) {
      return List.of(usage);
    }
    Money credit = new Money(cost.get().amount().negate(), cost.get().currency());
    return List.of(
        usage,
        charge(row, wallet).category(ChargeCategory.CREDIT).billed(Optional.of(credit)).build());
  }

  private ChargeBuilder charge(Row row, String wallet) {
    return DeepSeek.charge(row, id()).description(wallet.isEmpty() ? "" : wallet + " wallet");
  }

  @Override
  public Optional<IdleDay> idle(Row row) {
    return DeepSeek.idle(row);
  }

  @Override
  public String zone() {
    return DeepSeek.ZONE;
  }
}
