package dev.yourbrief.crossover.casefile;

import dev.yourbrief.crossover.casefile.Amounts.Kind;
import dev.yourbrief.crossover.economics.Demand;
import dev.yourbrief.crossover.economics.Term;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The block {@code demand}: tokens a month, or requests and their lengths, or a bill, or just how
 * many servers are kept busy.
 *
 * @param demand what has to be served
 * @param servers servers kept busy, where that is all there is to say
 * @param billed what is paid for it today, where a bill said so
 * @param inputTokens mean input tokens of a request, where they are known
 * @param outputTokens mean output tokens of a request
 * @param variability squared coefficients of variation of the gaps between requests and of their
 *     service, added
 */
record DemandBlock(
    Demand demand,
    Optional<Term> servers,
    Optional<Term> billed,
    Optional<Double> inputTokens,
    Optional<Double> outputTokens,
    double variability) {

  private static final List<String> KEYS =
      List.of(
          "requests",
          "inputTokens",
          "outputTokens",
          "input",
          "output",
          "cached",
          "peakToMean",
          "levels",
          "bill",
          "servers",
          "burstiness",
          "lengthVariation");

  private static final Kind MTOK = Kind.of("Mtok/month");
  private static final Kind LENGTH = Kind.of("tok/request");
  private static final Kind PEAK = Kind.of("1", 1, 10_000);

  /** Requests at random, and answers as spread as an exponential's. */
  private static final double AT_RANDOM = 1;

  static DemandBlock read(YamlMap map, Amounts amounts, BilledDemand.Reader bills) {
    map.onlyKnows(KEYS);
    Optional<BilledDemand> bill = map.get("bill").map(node -> bills.read(node.asText().value()));
    return new Reading(map, amounts, bill).block();
  }

  /** One reading of the block. */
  private record Reading(YamlMap map, Amounts amounts, Optional<BilledDemand> bill) {

    DemandBlock block() {
      Optional<Term> servers =
          amounts.find(map, "servers", "demand.servers", "servers kept busy", Kind.of("1", 0, 1e6));
      Optional<Term> requests =
          amounts.find(
              map, "requests", "demand.requests", "requests a month", Kind.of("request/month"));
      Optional<Double> inputTokens = length("inputTokens", bill.flatMap(BilledDemand::inputTokens));
      Optional<Double> outputTokens =
          length("outputTokens", bill.flatMap(BilledDemand::outputTokens));
      Term input = tokens("input", "inputTokens", requests, servers);
      Term output = tokens("output", "outputTokens", requests, servers);
      Term cached =
          given(
                  "cached",
                  "share of input read from a cache",
                  Kind.SHARE,
                  bill.flatMap(BilledDemand::cached))
              .orElseGet(() ->
                  amounts.assumed(
                      "demand.cached",
                      "share of input read from a cache",
                      Kind.SHARE,
                      "0",
                      "nothing is taken from a cache unless you say so"));
      Term peak =
          given(
                  "peakToMean",
                  "the busiest minutes over the mean",
                  PEAK,
                  bill.flatMap(BilledDemand::peakToMean))
              .orElseGet(() -> assumedPeak(servers.isPresent()));
      return new DemandBlock(
          new Demand(input, cached, output, peak, levels(peak)),
          servers,
          bill.flatMap(b ->
              b.usdPerMonth()
                  .map(usd ->
                      amounts.put(
                          "demand.bill",
                          "what is paid today",
                          Kind.of("USD/month"),
                          usd,
                          b.provenance()))),
          inputTokens,
          outputTokens,
          spread("burstiness", bill.flatMap(BilledDemand::arrivals))
              + spread("lengthVariation", bill.flatMap(BilledDemand::answers)));
    }

    private Term assumedPeak(boolean isServers) {
      return isServers
          ? amounts.assumed(
              "demand.peakToMean", "the busiest over the mean", PEAK, "1", "servers are asked for")
          : amounts.assumed(
              "demand.peakToMean",
              "the busiest minutes over the mean",
              PEAK,
              "2 to 4",
              "between global traffic (1.2) and office hours in one time zone (4), from published"
                  + " traces");
    }

    private Optional<Term> given(String key, String label, Kind kind, Optional<Estimate> billed) {
      String id = "demand." + key;
      return amounts
          .find(map, key, id, label, kind)
          .or(() ->
              billed.map(estimate ->
                  amounts.put(id, label, kind, estimate, bill.orElseThrow().provenance())));
    }

    private Optional<Double> length(String key, Optional<Double> billed) {
      return map.get(key)
          .map(node -> Amounts.estimate(perRequest(node.asText()), LENGTH).median())
          .or(() -> billed);
    }

    /** {@code 512 tok} is as good as {@code 512 tok/request}. */
    private static YamlText perRequest(YamlText text) {
      return text.value().contains("/")
          ? text
          : new YamlText(
              text.value().matches(".*[a-zA-Z]$")
                  ? text.value() + "/request"
                  : text.value() + " tok/request",
              text.where());
    }

    private Term tokens(
        String key, String lengthKey, Optional<Term> requests, Optional<Term> servers) {
      String label = key + " tokens a month";
      Optional<Term> total = amounts.find(map, key, "demand." + key, label, MTOK);
      if (total.isPresent()) {
        return total.get();
      }
      if (requests.isPresent() && map.get(lengthKey).isPresent()) {
        Term length =
            amounts.read(
                perRequest(map.require(lengthKey).asText()),
                "demand." + lengthKey,
                key + " tokens of a request",
                LENGTH);
        return Term.named(
            "demand." + key,
            label,
            "Mtok/month",
            requests.get().times(length).over(Term.number(1e6, "1,000,000")));
      }
      if (bill.isPresent()) {
        BilledDemand b = bill.get();
        return amounts.put(
            "demand." + key,
            label,
            MTOK,
            key.equals("input") ? b.inputMtok() : b.outputMtok(),
            b.provenance());
      }
      if (servers.isPresent()) {
        return Term.number(0);
      }
      throw new InputException(
          Problem.of(
              map.where(),
              "the demand says nothing of " + key + " tokens",
              "Write '"
                  + key
                  + ": 900 Mtok/month', or 'requests: 5 request/s' and '"
                  + lengthKey
                  + ": 512 tok', or 'bill: bills'"));
    }

    private double spread(String key, Optional<Double> billed) {
      return map.get(key)
          .map(node -> Amounts.estimate(node.asText(), Kind.of("1", 0, 1000)).median())
          .or(() -> billed)
          .orElse(AT_RANDOM);
    }

    private List<Double> levels(Term peak) {
      List<Double> given = new ArrayList<>();
      map.get("levels")
          .ifPresent(node ->
              node.asList()
                  .items()
                  .forEach(item ->
                      given.add(Amounts.estimate(item.asText(), Kind.of("1", 0, 1000)).median())));
      List<Double> levels =
          given.isEmpty() ? bill.map(BilledDemand::levels).orElse(List.of()) : given;
      if (levels.isEmpty() || levels.stream().allMatch(level -> level == 0)) {
        return Demand.levels(middle(peak));
      }
      double mean = levels.stream().mapToDouble(level -> level).average().orElse(1);
      return levels.stream().map(level -> level / mean).toList();
    }

    private static double middle(Term peak) {
      return peak instanceof Term.Input input ? input.estimate().median() : 1;
    }
  }
}
