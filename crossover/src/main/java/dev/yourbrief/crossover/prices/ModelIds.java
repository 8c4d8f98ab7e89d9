package dev.yourbrief.crossover.prices;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.Names;
import dev.yourbrief.crossover.Sellers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Gives every model of one list its one name: the one the bundled catalogue has for it, else the
 * shortest that the list gives it. Nothing else counts, so that a list read again names its models
 * as it did before, whatever was imported in between. A model sold by a host of open models goes by
 * the host's name before its own, because each host has its own price.
 */
final class ModelIds {

  private final Names names = new Names();

  /**
   * The facts of one list under their names. A list often has one model under several names, with
   * regions or dates around it: the same price counts once; another price keeps its own name.
   */
  List<PriceFact> named(List<PriceFact> facts) {
    List<PriceFact> shortestFirst =
        facts.stream()
            .sorted(
                Comparator.comparingInt((PriceFact fact) -> fact.model().length())
                    .thenComparing(PriceFact::model))
            .toList();
    Map<String, PriceFact> taken = new LinkedHashMap<>();
    Map<String, String> owner = new LinkedHashMap<>();
    List<PriceFact> result = new ArrayList<>();
    for (PriceFact fact : shortestFirst) {
      PriceFact named = fact.named(id(fact.seller(), fact.model()));
      String key = key(named);
      PriceFact before = taken.get(key);
      if (before != null && before.covers(named)) {
        continue;
      }
      if (before != null && !fact.model().equals(owner.get(key))) {
        named = fact.named(clean(fact.model()));
        names.add(named.model(), List.of());
        key = key(named);
        before = taken.get(key);
        if (before != null && before.covers(named)) {
          continue;
        }
      }
      taken.put(key, named);
      owner.put(key, fact.model());
      result.add(named);
    }
    return result;
  }

  private static String key(PriceFact fact) {
    return String.join(
        "|",
        fact.model(),
        Sellers.name(fact.seller()),
        fact.tier(),
        fact.from().map(Object::toString).orElse(""));
  }

  private String id(String seller, String written) {
    String name = clean(written);
    String last = name.substring(name.lastIndexOf('/') + 1);
    if (last.isEmpty()) {
      last = name;
    }
    String wanted = Sellers.isPlain(seller) ? last : Sellers.prefix(seller) + "/" + last;
    String plain = wanted;
    return Catalogue.bundled()
        .modelId(wanted)
        .or(() -> names.find(plain))
        .orElseGet(() -> {
          names.add(plain, List.of());
          return plain;
        });
  }

  private static String clean(String name) {
    String clean = name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\p{Cntrl}|]", "");
    return clean.length() > 200 ? clean.substring(0, 200) : clean;
  }
}
