package dev.yourbrief.bill;

import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A total, followed down to the lines of the files it is made of, and those that were left out.
 *
 * @param question what was asked
 * @param from the first day looked at; empty when all days are
 * @param to the last day looked at
 * @param steps what each file gives, and what of it was left out
 * @param total what the counted lines add up to, by currency
 */
public record Trail(
    Question question,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    List<Step> steps,
    Map<String, BigDecimal> total) {

  public Trail {
    steps = List.copyOf(steps);
    total = new TreeMap<>(total);
  }

  /**
   * Lines of one file, all counted or all left out for one reason.
   *
   * @param file the file
   * @param lines their numbers, such as {@code 2-31, 45}; empty when they were not read one by one
   * @param count how many
   * @param currency the currency; empty for lines of tokens without a cost
   * @param billed what they were billed at
   * @param cost what was consumed: the effective amount where there is one, else the billed
   * @param tokens their tokens
   * @param leftOut why they are not counted; empty when they are
   */
  public record Step(
      String file,
      String lines,
      long count,
      String currency,
      BigDecimal billed,
      BigDecimal cost,
      BigDecimal tokens,
      Optional<String> leftOut) {}

  /**
   * Which lines are asked for; what is empty does not matter.
   *
   * @param month all days of it; without it and {@code day}, the bill's window, or everything when
   *     a category is named
   */
  public record Question(
      Optional<String> provider,
      Optional<String> model,
      Optional<String> kind,
      Optional<String> project,
      Optional<ChargeCategory> category,
      Optional<LocalDate> day,
      Optional<YearMonth> month) {

    private static final List<String> NAMES =
        List.of("provider", "model", "kind", "project", "category", "day", "month");

    /**
     * Reads {@code total}, or some of {@code provider=…,model=…,kind=…,project=…,category=…,day=…,
     * month=…}.
     *
     * @throws InputException saying what is wrong with it
     */
    public static Question parse(String text) {
      Map<String, String> given = new TreeMap<>();
      for (String part : text.equals("total") ? List.<String>of() : List.of(text.split(","))) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part.strip() : part.substring(0, equals).strip();
        if (equals < 0 || !NAMES.contains(name)) {
          throw wrong(
              "'" + part + "' is nothing a total is made of",
              Closest.to(name, NAMES)
                  .map(near -> "Did you mean '" + near + "=…'?")
                  .orElse("Write 'total', or some of " + String.join("=…, ", NAMES) + "=…"));
        }
        given.put(name, part.substring(equals + 1).strip());
      }
      return new Question(
          Optional.ofNullable(given.get("provider")),
          Optional.ofNullable(given.get("model")),
          Optional.ofNullable(given.get("kind")),
          Optional.ofNullable(given.get("project")),
          Optional.ofNullable(given.get("category")).map(Question::category),
          Optional.ofNullable(given.get("day")).map(Question::day),
          Optional.ofNullable(given.get("month")).map(Question::month));
    }

    private static ChargeCategory category(String key) {
      return ChargeCategory.ofKey(key.toLowerCase(Locale.ROOT))
          .orElseThrow(() ->
              wrong(
                  "'" + key + "' is no category",
                  "Write one of "
                      + String.join(
                          ", ",
                          List.of(ChargeCategory.values()).stream()
                              .map(ChargeCategory::key)
                              .toList())));
    }

    private static LocalDate day(String text) {
      try {
        return LocalDate.parse(text);
      } catch (java.time.DateTimeException e) {
        throw wrong("'" + text + "' is no day", "Write it as 2026-10-31");
      }
    }

    private static YearMonth month(String text) {
      try {
        return YearMonth.parse(text);
      } catch (java.time.DateTimeException e) {
        throw wrong("'" + text + "' is no month", "Write it as 2026-10");
      }
    }

    private static InputException wrong(String what, String fix) {
      return new InputException(Problem.of(Location.of("--explain"), what, fix));
    }

    /** The question in words, as it was asked. */
    @Override
    public String toString() {
      List<String> parts = new ArrayList<>();
      provider.ifPresent(v -> parts.add("provider " + v));
      model.ifPresent(v -> parts.add("model " + v));
      kind.ifPresent(v -> parts.add("kind " + v));
      project.ifPresent(v -> parts.add("project " + v));
      parts.add(category.map(ChargeCategory::key).orElse("usage"));
      day.ifPresent(v -> parts.add(v.toString()));
      month.ifPresent(v -> parts.add(v.toString()));
      return String.join(", ", parts);
    }
  }
}
