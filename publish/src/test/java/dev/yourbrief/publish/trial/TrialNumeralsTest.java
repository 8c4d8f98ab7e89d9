package dev.yourbrief.publish.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.trial.TrialResult;
import dev.yourbrief.trial.decide.SliceTable;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number a reader of a trial's report sees is one of the result's. */
class TrialNumeralsTest {

  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");

  static Stream<TrialResult> trials() {
    return Stream.of(Trials.win(), Trials.lose(), Trials.inconclusive(), Trials.several());
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("trials")
  void everyNumberIsOneOfTheResult(TrialResult result) {
    Document page = Jsoup.parse(TrialReport.html(result));
    // The marks of an axis are places on a page; the methods name papers and their years.
    page.select("style, script, meta, .tick, .method").remove();
    String text = page.text() + " " + String.join(" ", page.select("svg title").eachText());
    Set<String> known = known(result);
    Set<String> free = new HashSet<>();
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      String number = matcher.group().replaceFirst(",$", "");
      if (!known.contains(number)) {
        free.add(number);
      }
    }
    assertThat(free).isEmpty();
  }

  /** Every number of the result in each way it may be written, and every number in its words. */
  private static Set<String> known(TrialResult result) {
    Set<String> known = new HashSet<>(List.of("0", "0.0001", "0.01", "19", "20"));
    // The day and the time of the lock, as a person writes them.
    result.lock().forEach(e -> numbers(known, e.at().toString().replaceAll("[-:T]", " ")));
    result.lock().forEach(e -> numbers(known, e.at().toString().substring(11, 13)));
    Matcher matcher = NUMBER.matcher(result.json());
    while (matcher.find()) {
      known.add(matcher.group().replaceFirst(",$", ""));
    }
    Matcher raw = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE]-?\\d+)?").matcher(result.json());
    while (raw.find()) {
      written(known, new BigDecimal(raw.group()).abs().doubleValue());
    }
    result.power().forEach(p -> written(known, p.power()));
    result.power().forEach(p -> written(known, p.difference()));
    result.leaks().ifPresent(l -> written(known, l.all()));
    for (SliceTable slice : result.slices()) {
      written(known, slice.without());
      for (SliceTable.Row row : slice.rows()) {
        if (row instanceof SliceTable.Compared compared) {
          written(known, compared.comparison().candidate().mean());
          written(known, compared.comparison().baseline().mean());
        }
      }
    }
    result.contests().stream()
        .flatMap(c -> Stream.concat(c.full().stream(), c.ruling().clean().stream()))
        .forEach(c -> {
          written(known, c.candidate().mean());
          written(known, c.baseline().mean());
        });
    written(known, 1 - result.rules().alpha());
    result
        .contests()
        .forEach(c ->
            c.ruling()
                .comparison()
                .flatMap(of -> of.counts())
                .ifPresent(n -> written(known, (double) (n.first() + n.second()))));
    result.finding().reasons().forEach(r -> numbers(known, r));
    return known;
  }

  private static void numbers(Set<String> known, String words) {
    Matcher matcher = NUMBER.matcher(words);
    while (matcher.find()) {
      known.add(matcher.group());
      known.add(matcher.group().replaceFirst("^0(?=\\d)", ""));
    }
  }

  private static void written(Set<String> known, double value) {
    known.add(String.format(Locale.ROOT, "%,d", Math.round(value)));
    known.add(String.format(Locale.ROOT, "%.1f", 100 * value));
    if (value > 1e9) {
      return;
    }
    known.add(Numbers.chosen(value).replaceFirst("\\D+$", ""));
    known.add(Numbers.p(value).replaceFirst("^< ", ""));
    known.add(String.format(Locale.ROOT, "%,.2f", value));
    known.add(String.format(Locale.ROOT, "%.3f", value));
  }
}
