package dev.yourbrief.trial.format;

import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.trial.file.Flat;
import dev.yourbrief.trial.file.Numbers;
import dev.yourbrief.trial.file.Problems;
import dev.yourbrief.trial.file.RowFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Scores as a plain table (CSV, JSON or JSON Lines), in one of two forms. Wide: a row an item, a
 * column a system. Long: a row an answer, with a column {@code score} ({@code correct}, {@code
 * is_correct}, {@code grade}), an id, perhaps {@code system} ({@code model}, {@code arm}), {@code
 * repeat} ({@code epoch}, {@code run}), {@code answer}, {@code latency_seconds}, {@code cost_usd},
 * {@code input_tokens} and {@code output_tokens}. All other columns say something about the item.
 */
final class PlainReader {

  private static final List<String> IDS = List.of("id", "item", "item_id", "case_id", "sample_id");
  private static final List<String> SCORES = List.of("score", "correct", "is_correct", "grade");
  private static final List<String> SYSTEMS = List.of("system", "model", "arm");
  private static final List<String> REPEATS = List.of("repeat", "epoch", "run");

  /** A row with the line it begins on. */
  private record Row(int line, Map<String, String> fields) {}

  private final Collector into;
  private final Problems problems;
  private final List<Row> rows = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();

  private PlainReader(Collector into) {
    this.into = into;
    this.problems = into.problems();
  }

  static String read(Path path, Collector into) {
    PlainReader reader = new PlainReader(into);
    String sha256 =
        RowFile.read(
            path,
            Flat::of,
            into.problems(),
            (line, fields) -> {
              reader.names.addAll(fields.keySet());
              reader.rows.add(new Row(line, fields));
            });
    reader.tell();
    return sha256;
  }

  private void tell() {
    ImportOptions options = into.options();
    options.id().ifPresent(this::mustHave);
    options.columns().forEach(this::mustHave);
    Optional<String> id = options.id().or(() -> named(IDS));
    Optional<String> score = options.metric().filter(names::contains).or(() -> named(SCORES));
    Optional<String> system = named(SYSTEMS);
    boolean lone =
        score.isPresent()
            && columns(id).stream().filter(c -> !c.equals(score.get())).noneMatch(this::isShare);
    if (options.columns().isEmpty() && score.isPresent() && (system.isPresent() || lone)) {
      answers(id, score.get(), system);
    } else {
      items(id, options.columns().isEmpty() ? systems(id) : options.columns());
    }
  }

  private void mustHave(String name) {
    if (!names.contains(name)) {
      throw problems.fatal(
          0,
          "there is no column '" + name + "'",
          Closest.to(name, names)
              .map(near -> "Did you mean '" + near + "'?")
              .orElse("Its columns: " + names.stream().limit(30).toList()));
    }
  }

  private Optional<String> named(List<String> usual) {
    return usual.stream()
        .flatMap(wanted -> names.stream().filter(n -> n.toLowerCase(Locale.ROOT).equals(wanted)))
        .findFirst();
  }

  private List<String> columns(Optional<String> id) {
    return names.stream().filter(name -> !Optional.of(name).equals(id)).toList();
  }

  /** The columns that are systems: shares from 0 to 1, or where there are none, any numbers. */
  private List<String> systems(Optional<String> id) {
    List<String> scores = columns(id).stream().filter(this::isScores).toList();
    List<String> shares = scores.stream().filter(this::isShare).toList();
    if (scores.isEmpty()) {
      throw problems.fatal(
          0,
          "no column has nothing but scores",
          "Give each system a column of numbers, or one column 'score' with one 'system'");
    }
    return shares.isEmpty() ? scores : shares;
  }

  private boolean isScores(String name) {
    boolean any = false;
    for (Row row : rows) {
      String cell = row.fields().getOrDefault(name, "");
      if (PlainScore.of(cell).isEmpty()) {
        return false;
      }
      any |= PlainScore.of(cell).get() instanceof Score.Given;
    }
    return any;
  }

  private boolean isShare(String name) {
    return isScores(name)
        && rows.stream()
            .map(row -> PlainScore.of(row.fields().getOrDefault(name, "")))
            .noneMatch(score ->
                score.isPresent()
                    && score.get() instanceof Score.Given given
                    && !(given.value() >= 0 && given.value() <= 1));
  }

  private void items(Optional<String> idColumn, List<String> systems) {
    Set<String> seen = new LinkedHashSet<>();
    systems.forEach(into::system);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      String id = id(row, idColumn, i + 1);
      if (!seen.add(id)) {
        twice(row, id);
        continue;
      }
      into.item(id, Map.of(), about(row, idColumn, Set.of()));
      for (String system : systems) {
        into.attempt(system, id, bare(score(row, system)));
      }
    }
  }

  private void answers(Optional<String> idColumn, String score, Optional<String> system) {
    boolean repeated = named(REPEATS).isPresent();
    String stem = problems.file().replaceFirst("\\.[A-Za-z]{1,6}$", "");
    String lone = into.options().label().orElse(stem);
    Set<String> own = new LinkedHashSet<>(PlainScore.MEASURES);
    own.add(score);
    system.ifPresent(own::add);
    named(REPEATS).ifPresent(own::add);
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Row row : rows) {
      String label =
          system
              .map(name -> row.fields().getOrDefault(name, "").strip())
              .filter(text -> !text.isEmpty())
              .orElse(lone);
      String id = id(row, idColumn, counts.merge(label, 1, Integer::sum));
      if (!repeated && into.has(label, id)) {
        twice(row, id);
        continue;
      }
      into.item(id, Map.of(), about(row, idColumn, own));
      into.attempt(label, id, measured(row, bare(score(row, score))));
    }
  }

  private void twice(Row row, String id) {
    into.duplicate(id);
    problems.add(
        row.line(),
        "the id '" + id + "' stands here a second time; the first row is taken",
        "Give each item an id of its own; number repeats in a column 'repeat'");
  }

  private static String id(Row row, Optional<String> column, int number) {
    return column
        .map(name -> PlainScore.unguarded(row.fields().getOrDefault(name, "").strip()))
        .filter(text -> !text.isEmpty())
        .orElse("row-" + number);
  }

  private static Map<String, String> about(Row row, Optional<String> id, Set<String> own) {
    Map<String, String> about = new LinkedHashMap<>(row.fields());
    id.ifPresent(about::remove);
    about.keySet().removeAll(own);
    return about;
  }

  private Score score(Row row, String column) {
    String cell = row.fields().getOrDefault(column, "");
    Optional<Score> score = PlainScore.of(cell);
    if (score.isEmpty()) {
      problems.add(
          row.line(),
          "'" + shortened(cell) + "' under '" + column + "' is no score",
          "Write a number, or leave the cell empty");
    }
    return score.orElse(new Score.Missing(Score.Why.UNREADABLE, shortened(cell)));
  }

  private static String shortened(String cell) {
    return cell.length() > 40 ? cell.substring(0, 39) + "…" : cell;
  }

  private static RawAttempt bare(Score score) {
    return RawAttempt.of(Map.of("score", score), Optional.empty());
  }

  private static RawAttempt measured(Row row, RawAttempt bare) {
    Map<String, String> fields = row.fields();
    OptionalDouble input = number(fields, "input_tokens");
    OptionalDouble output = number(fields, "output_tokens");
    Optional<BigDecimal> cost = Numbers.exact(fields.getOrDefault("cost_usd", ""));
    return new RawAttempt(
        bare.scores(),
        bare.failed(),
        Optional.ofNullable(fields.get("answer")),
        number(fields, "latency_seconds"),
        cost.filter(usd -> usd.signum() >= 0),
        input.isPresent() && output.isPresent()
            ? Optional.of(new Tokens((long) input.getAsDouble(), (long) output.getAsDouble()))
            : Optional.empty());
  }

  private static OptionalDouble number(Map<String, String> fields, String name) {
    OptionalDouble value = Numbers.read(fields.getOrDefault(name, ""));
    return value.isPresent() && value.getAsDouble() >= 0 ? value : OptionalDouble.empty();
  }
}
