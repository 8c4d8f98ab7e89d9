package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.data.Case;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The number of the answer against the expected one. It is right when it lies within the larger of
 * the two tolerances. Where only one of the two carries a per cent sign, both ways to read it are
 * tried: 12 % is 12 as well as 0.12.
 *
 * @param absolute how far off it may be; 0 or more
 * @param relative how far off it may be, as a share of the expected number; 0 or more
 * @param first whether the first number of the answer counts, not the last
 */
record NumericGrader(BigDecimal absolute, BigDecimal relative, boolean first) implements Grader {

  @Override
  public Grade grade(Case of, String expected, String answer) throws GradeException {
    Numbers.Found wanted =
        Numbers.last(expected)
            .orElseThrow(() ->
                new GradeException("the expected text holds no number: " + Words.quoted(expected)));
    Optional<Numbers.Found> given = pick(answer);
    if (given.isEmpty()) {
      return Grade.wrong("holds no number");
    }
    Numbers.Found found = given.get();
    boolean right = isNear(found.share(), wanted.share());
    if (found.isPercent() != wanted.isPercent()) {
      right |= isNear(found.value(), wanted.value());
    }
    return Grade.rightIf(right, shown(found) + " is not " + shown(wanted));
  }

  private Optional<Numbers.Found> pick(String answer) {
    if (!first) {
      return Numbers.last(answer);
    }
    List<Numbers.Found> all = Numbers.in(answer);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
  }

  private boolean isNear(BigDecimal given, BigDecimal wanted) {
    BigDecimal allowed = absolute.max(relative.multiply(wanted.abs()));
    return given.subtract(wanted).abs().compareTo(allowed) <= 0;
  }

  private static String shown(Numbers.Found found) {
    String number = found.value().toString();
    return (number.length() > 24 ? number.substring(0, 24) + "…" : number)
        + (found.isPercent() ? " %" : "");
  }
}
