import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The CSV of a gateway of one's own, in columns and units no vendor has, and how to read it. */
final class GatewayCsv {
  /** The gateway writes days as its users do. */
  private static final DateTimeFormatter DAY_FIRST =
      DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

  /** What a team writes once, so that a file of its own making can be read. */
  private static final String MAPPING =
      """
      # How to read gateway-usage.csv, the export of the clinic group's own gateway.
      columns:
        day: day
        provider: vendor
        model: engine
        input: prompt_k
        cache_read: cached_k
        output: completion_k
        cost: charge_usd_cents
        project: team
      dateFormat: dd.MM.yyyy
      zone: UTC
      inputIncludesCached: yes
      tokenUnit: 1K
      costUnit: cents
      currency: USD
      """;

  private static final List<Team> TEAMS =
      List.of(
          new Team("outpatient", "openai", "gpt-6.1-sol", 40e6, 30e6, 9e6),
          new Team("emergency", "openai", "gpt-6.1-sol", 18e6, 12e6, 4e6),
          new Team("discharge-letters", "anthropic", "claude-opus-5-5", 15e6, 0, 5e6),
          new Team("coding", "google", "gemini-3.8-flash", 40e6, 0, 5.3e6));

  private GatewayCsv() {}

  static void addTo(Bills bills, Traffic traffic) {
    var lines = new ArrayList<String>();
    lines.add("day,vendor,engine,prompt_k,cached_k,completion_k,charge_usd_cents,team");
    BigDecimal sum = BigDecimal.ZERO;
    for (LocalDate day : Traffic.days()) {
      for (Team team : TEAMS) {
        long uncached = traffic.tokens(day, team.team() + "/input", team.uncached());
        long cached = traffic.tokens(day, team.team() + "/cached", team.cached());
        long output = traffic.tokens(day, team.team() + "/output", team.output());
        BigDecimal cost =
            Prices.cost(team.model(), "input", uncached)
                .add(Prices.cost(team.model(), "output", output));
        if (cached > 0) {
          cost = cost.add(Prices.cost(team.model(), "cache read", cached));
        }
        sum = sum.add(cost);
        lines.add(
            Texts.csv(
                DAY_FIRST.format(day),
                team.vendor(),
                team.model(),
                thousands(uncached + cached),
                thousands(cached),
                thousands(output),
                Texts.plain(cost.movePointRight(2)),
                team.team()));
      }
    }
    bills.file("gateway-usage.csv", Texts.lines(Texts.LF, lines));
    bills.file("gateway-usage.csv.mapping.yaml", MAPPING);
    bills.fact("all: " + Texts.plain(sum) + " USD");
  }

  /** One team's use of one model: mean tokens a day by kind. */
  private record Team(
      String team, String vendor, String model, double uncached, double cached, double output) {}

  private static String thousands(long tokens) {
    return BigDecimal.valueOf(tokens, 3).toPlainString();
  }
}
