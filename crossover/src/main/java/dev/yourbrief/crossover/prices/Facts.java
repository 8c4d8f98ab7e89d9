package dev.yourbrief.crossover.prices;

import dev.yourbrief.crossover.ModelPrice;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is read from one list, what is left out of it and why, and what could not be read. */
final class Facts {

  private static final int MAX_PROBLEMS = 50;

  final List<PriceFact> facts = new ArrayList<>();
  final Map<String, Integer> leftOut = new TreeMap<>();
  final List<Problem> problems = new ArrayList<>();
  int cleaned;
  int unreadable;

  /** Everything that is the same for all prices of one model in one list. */
  record About(
      String seller,
      String model,
      List<String> aliases,
      String source,
      LocalDate asOf,
      Location where) {}

  void add(
      About about,
      String tier,
      Map<String, BigDecimal> usd,
      boolean isHistory,
      Optional<LocalDate> from,
      String note) {
    if (!usd.isEmpty()) {
      facts.add(
          new PriceFact(
              about.seller,
              about.model,
              about.aliases,
              tier,
              usd,
              isHistory,
              from,
              about.source,
              about.asOf,
              note,
              about.where));
    } else if (tier.equals(ModelPrice.STANDARD)) {
      leave("models without a price by the token");
    }
  }

  /** What the list says now, without saying since when. */
  void add(About about, String tier, Map<String, BigDecimal> usd, String note) {
    add(about, tier, usd, false, Optional.empty(), note);
  }

  void leave(String what) {
    leftOut.merge(what, 1, Integer::sum);
  }

  void problem(Location where, String what, String fix) {
    unreadable++;
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(Problem.of(where, what, fix));
    }
  }

  /**
   * A price, put under its kind. Nothing written is unknown. A zero is unknown too, unless the
   * model's name says that it is free: lists write zero for what they do not know, for what a
   * subscription covers, and for what is not sold.
   */
  void price(
      Map<String, BigDecimal> into, String kind, Optional<YamlNode> node, int shift, String model) {
    if (node.isEmpty()) {
      return;
    }
    if (!(node.get() instanceof YamlText text)) {
      problem(node.get().where(), kind + " of '" + shown(model) + "' is no number", "");
      return;
    }
    if (text.isBlank()) {
      return;
    }
    Optional<BigDecimal> usd = Amounts.read(text.value().strip(), shift);
    if (usd.isEmpty()) {
      if (text.value().startsWith("-")) {
        leave("prices that vary by call (-1)");
      } else {
        problem(
            text.where(),
            kind + " of '" + shown(model) + "': '" + shown(text.value()) + "' is no price",
            "It is left out, and unknown");
      }
    } else if (usd.get().signum() == 0 && !isFree(model)) {
      leave("zeros that do not say 'free'");
    } else {
      cleaned += Amounts.isNoisy(text.value().strip()) ? 1 : 0;
      into.put(kind, usd.get());
    }
  }

  private static boolean isFree(String model) {
    return model.endsWith(":free") || model.endsWith("-free");
  }

  static String shown(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", " ");
    return clean.length() > 60 ? clean.substring(0, 59) + "…" : clean;
  }
}
