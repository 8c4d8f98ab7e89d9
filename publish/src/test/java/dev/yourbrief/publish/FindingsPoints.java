package dev.yourbrief.publish;

import dev.yourbrief.crossover.economics.Band;
import dev.yourbrief.crossover.economics.BusyPoint;
import dev.yourbrief.crossover.economics.Findings;
import dev.yourbrief.crossover.economics.ScenarioResult.OptionSum;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.Text.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the findings hold at an address, to hold the words of a chart or its table to. */
record FindingsPoints(Findings findings, List<SpeedCurve> curves) {

  /** Everything somebody called something, the longest first. */
  static List<String> names(Findings findings, List<SpeedCurve> curves) {
    List<String> names = new ArrayList<>();
    findings.options().forEach(o -> names.add(o.name()));
    findings.scenarios().forEach(s -> names.add(s.name()));
    findings.ledger().values().forEach(f -> names.add(f.label()));
    curves.forEach(c -> names.add(c.name()));
    names.sort(Comparator.comparingInt(String::length).reversed());
    return names;
  }

  boolean is(String address, String text) {
    String[] parts = address.split("/", -1);
    return switch (parts[0]) {
      case "scale" -> text.equals(times(Double.parseDouble(parts[1])));
      case "cost" -> cost(parts[1], Double.parseDouble(parts[2]), text);
      case "month" -> text.equals(parts[1]);
      case "months" -> months(parts[1], Integer.parseInt(parts[2]), text);
      case "busy" -> busy(parts[1], Double.parseDouble(parts[2]), text);
      case "speed" -> speed(parts, text);
      case "name" -> text.equals(label(parts[1]));
      case "fig" -> text.equals(Wording.ENGLISH.of(figure(parts[1]), Style.BRIEF));
      case "input" -> {
        Figure.Amount amount = (Figure.Amount) figure(parts[1]).value();
        yield text.equals(ChartWords.brief(amount.estimate().median(), amount.unit()));
      }
      default -> false;
    };
  }

  private Figure figure(String id) {
    return Wording.find(new CrossoverFigures(findings).all(), id);
  }

  private String label(String input) {
    return findings.swings().stream()
        .filter(s -> s.input().equals(input))
        .findFirst()
        .orElseThrow()
        .label();
  }

  private static String times(double scale) {
    return ChartWords.PLAIN.of(scale) + "×";
  }

  private boolean cost(String option, double scale, String text) {
    List<Band> costs =
        findings.curve().stream().filter(p -> p.scale() == scale).findFirst().orElseThrow().costs();
    StringBuilder all = new StringBuilder(times(scale));
    for (int o = 0; o < costs.size(); o++) {
      String words = spread(costs.get(o), ChartWords.MONTHLY);
      if (findings.options().get(o).id().equals(option)) {
        return text.equals(words);
      }
      all.append('\n').append(findings.options().get(o).name()).append(": ").append(words);
    }
    return same(text, all.toString());
  }

  private boolean months(String option, int month, String text) {
    StringBuilder all = new StringBuilder("month " + month);
    for (OptionSum sum : findings.scenarios().getFirst().options()) {
      String words = spread(sum.cumulative().get(month - 1), ChartWords.MONEY);
      if (sum.option().equals(option)) {
        return text.equals(words);
      }
      all.append('\n').append(sum.name()).append(": ").append(words);
    }
    return same(text, all.toString());
  }

  private boolean busy(String what, double scale, String text) {
    BusyPoint point =
        findings.busy().stream().filter(p -> p.scale() == scale).findFirst().orElseThrow();
    String share = ChartWords.percent(point.utilisation());
    String own = spread(point.own(), ChartWords.PRICE);
    String rent = ChartWords.PRICE.bare().of(point.baseline());
    return switch (what) {
      case "share" -> text.equals(share);
      case "own" -> text.equals(own);
      case "rent" -> text.equals(rent);
      default ->
          same(
              text,
              share
                  + " busy · "
                  + times(scale)
                  + "\n"
                  + findings.name(findings.focus())
                  + ": "
                  + own
                  + "\n"
                  + findings.options().getFirst().name()
                  + ": "
                  + rent);
    };
  }

  private boolean speed(String[] parts, String text) {
    SpeedCurve curve = curves.get(Integer.parseInt(parts[1]) - 1);
    SpeedCurve.Point point =
        curve.points().stream()
            .filter(p -> p.perUser() == Double.parseDouble(parts[3]))
            .findFirst()
            .orElseThrow();
    String user = ChartWords.PLAIN.of(point.perUser());
    String users = ChartWords.PLAIN.of(point.users());
    String gpu = ChartWords.PLAIN.spread(point.p10(), point.p50(), point.p90());
    return switch (parts[2]) {
      case "user" -> text.equals(user);
      case "gpu" -> text.equals(gpu);
      case "at-once" -> text.equals(users);
      case "users" -> text.startsWith(users + " user");
      default -> text.startsWith(user + " tokens") && text.contains(gpu);
    };
  }

  /** Names with characters that a page cannot hold are shown without them. */
  private static boolean same(String shown, String wanted) {
    return shown.replaceAll("\\p{Cc}", "").equals(wanted.replaceAll("\\p{Cc}", ""));
  }

  private static String spread(Band band, Rounding rounding) {
    return rounding.bare().spread(band.p10(), band.p50(), band.p90());
  }
}
