package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.language.Syntax.Link;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Trees of every shape the parser can build, whether or not their types make sense. */
final class RandomTrees {

  private static final Operator[][] CHAINS = {
    {Operator.OR}, {Operator.AND}, {Operator.PLUS, Operator.MINUS}, {Operator.TIMES, Operator.OVER}
  };

  private final SplittableRandom random;

  RandomTrees(long seed) {
    this.random = new SplittableRandom(seed);
  }

  Syntax tree(int depth) {
    if (depth == 0) {
      return leaf();
    }
    Supplier<Syntax> part = () -> tree(random.nextInt(depth));
    return switch (random.nextInt(11)) {
      case 0, 1, 2 -> {
        Operator[] level = CHAINS[random.nextInt(CHAINS.length)];
        List<Link> rest = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
          rest.add(new Link(level[random.nextInt(level.length)], part.get(), 0));
        }
        yield new Syntax.Chain(part.get(), rest, 0);
      }
      case 3 -> new Syntax.Not(part.get(), 0);
      case 4 -> new Syntax.Negated(part.get(), 0);
      case 5 -> new Syntax.Power(part.get(), part.get(), 0);
      case 6 -> new Syntax.Between(part.get(), part.get(), part.get(), 0);
      case 7 -> new Syntax.Known(part.get(), random.nextBoolean(), 0);
      case 8 -> new Syntax.If(part.get(), part.get(), part.get(), 0);
      case 9 -> new Syntax.Call("max", List.of(part.get(), part.get()), 0);
      default -> comparison(part);
    };
  }

  private Syntax comparison(Supplier<Syntax> part) {
    if (random.nextInt(3) == 0) {
      Syntax moat = new Syntax.Name("moat", 0);
      return random.nextBoolean()
          ? new Syntax.Compare(Comparison.EQUAL, moat, word(), 0)
          : new Syntax.In(moat, List.of(word(), word()), 0);
    }
    if (random.nextInt(3) == 0) {
      return new Syntax.In(part.get(), List.of(part.get(), part.get()), 0);
    }
    Comparison[] all = Comparison.values();
    return new Syntax.Compare(all[random.nextInt(all.length)], part.get(), part.get(), 0);
  }

  private Syntax word() {
    String[] words = {"yes", "no", "not-sure", "two words", "and", "3-5"};
    return new Syntax.Word(words[random.nextInt(words.length)], 0);
  }

  private Syntax leaf() {
    return switch (random.nextInt(7)) {
      case 0 -> numeral(Optional.empty());
      case 1 -> {
        String[] units = {"USD/month", "percent", "1/month", "person-month", "percent/month"};
        yield numeral(Optional.of(Unit.parse(units[random.nextInt(units.length)])));
      }
      case 2 -> new Syntax.Date(LocalDate.ofEpochDay(random.nextInt(40_000)), 0);
      case 3 -> {
        String[] texts = {"", "a b", "\"", "\\", "and (", "it's 5 %"};
        yield new Syntax.Text(texts[random.nextInt(texts.length)], 0);
      }
      case 4 -> new Syntax.Truth(random.nextBoolean(), 0);
      default -> {
        String[] names = {"spend", "bill.spendPerMonth", "score", "known", "min", "a_1.b2"};
        yield new Syntax.Name(names[random.nextInt(names.length)], 0);
      }
    };
  }

  private Syntax numeral(Optional<Unit> unit) {
    BigDecimal value = BigDecimal.valueOf(random.nextLong(10_000_000), random.nextInt(-30, 40));
    return new Syntax.Numeral(
        value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros(), unit, 0);
  }
}
