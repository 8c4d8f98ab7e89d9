package dev.yourbrief.playbook.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about an expression that cannot be used: what, where, and what to write instead. */
class ProblemsTest {

  private static InputException failure(String expression) {
    return catchThrowableOfType(InputException.class, () -> Samples.parse(expression));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # names: column, what, fix
          spnd > 0                  | 1  | 'spnd' is not a known name | Did you mean 'spend'?
          spend > Cash              | 9  | 'Cash' is not a known name | Did you mean 'cash'?
          crossover.p50 > spend     | 1  | 'crossover.p50' is not a known name | Write p50(crossover)
          spend * month             | 9  | 'month' is not a known name | A unit stands after a number: 1 month
          ready an risky             | 7  | 'an' stands here, but the expression should end | Did you mean 'and'?
          spend > 0 ad ready        | 11 | 'ad' is not a known unit | Did you mean 'and'?
          mx(1, 2)                  | 1  | there is no function 'mx' | Did you mean 'max'?
          moat = nope               | 8  | 'nope' is not an answer to 'moat' | Its answers: yes, no, not-sure
          moat = not-shure          | 8  | 'not-shure' is not an answer to 'moat' | Did you mean 'not-sure'?
          moat in (yes, perhaps)    | 15 | 'perhaps' is not an answer to 'moat' | Its answers: yes, no, not-sure
          ready = yes               | 9  | 'ready' is true or false, not yes or no | Write 'ready'
          ready != yes              | 10 | 'ready' is true or false, not yes or no | Write 'not ready'
          # units
          spend >= cash             | 7  | 'spend' in 'USD/month' and 'cash' in 'USD' cannot be compared | Multiply the left side by an amount in 'month', such as 12 month
          cash >= spend             | 6  | 'cash' in 'USD' and 'spend' in 'USD/month' cannot be compared | Multiply the right side by an amount in 'month', such as 12 month
          spend >= 25_000           | 7  | 'spend' in 'USD/month' and '25_000' cannot be compared | Give the number its unit: 25_000 USD/month
          cash + 5                  | 6  | 'cash' in 'USD' and '5' cannot be added | Give the number its unit: 5 USD
          5 - cash                  | 3  | '5' and 'cash' in 'USD' cannot be subtracted | Give the number its unit: 5 USD
          cash > euros              | 6  | 'cash' in 'USD' and 'euros' in 'EUR' cannot be compared | Turn one currency into the other with a dated rate first
          cash > people             | 6  | 'cash' in 'USD' and 'people' in 'person' cannot be compared | They are different kinds of amount; check which was meant
          min(cash, spend)          | 11 | 'cash' in 'USD' and 'spend' in 'USD/month' cannot stand in one 'min' | Multiply the right side by an amount in 'month', such as 12 month
          if ready then cash else 1 | 25 | 'cash' in 'USD' and '1' cannot stand in one 'if' | Give the number its unit: 1 USD
          5 USD/mont                | 3  | 'mont' is not a known unit | To divide put spaces around the sign; did you mean 'month'?
          5 houre                   | 3  | 'houre' is not a known unit | Did you mean 'hour'?
          ln(cash)                  | 4  | 'ln' needs a plain number, but 'cash' is a number in 'USD' | Divide by an amount in 'USD', such as 1 USD
          cash^score                | 6  | a number in 'USD' can only be raised to a whole number from -12 to 12 | Write such a number here, or make the base a plain number
          npv(cash, growth, horizon) | 5 | 'npv' needs an amount a month here, not a number in 'USD' | Write it like npv(1_000 USD/month, 10 %/year, 36 month)
          npv(spend, 10 %, horizon) | 12 | 'npv' needs a number in '1/year' here, not a number in 'percent' | Write it like npv(1_000 USD/month, 10 %/year, 36 month)
          # types
          ready + 1                 | 1  | 'ready' is true or false and cannot be added | Count truths with count(…), or take their probability(…)
          spend and ready           | 1  | 'and' needs true or false, but 'spend' is a number in 'USD/month' | Compare it with another number, as in spend > 0
          not moat                  | 5  | 'not' needs true or false, but 'moat' is one of yes, no, not-sure | Compare it: moat = yes
          probability(cash)         | 13 | 'probability' needs true or false, but 'cash' is a number in 'USD' | Compare it with another number, as in cash > 0
          owner = 5                 | 7  | 'owner' is text, but '5' is a plain number; they cannot be compared | Put the text in "quotes"
          moat > yes                | 6  | 'moat' is one of yes, no, not-sure, which has no order | Compare with = or !=
          owner < "B"               | 7  | 'owner' is text, which has no order | Compare with = or !=
          today + 5                 | 7  | 'today' is a date and '5' is a plain number; they cannot be put together | Add a time to a date, as in today + 90 day
          today + today             | 7  | 'today' is a date and 'today' is a date; they cannot be put together | Add a time to a date, as in today + 90 day
          90 day + today            | 8  | '90 day' is a number in 'day' and 'today' is a date | Add a time
          if ready then 1 else "b"  | 22 | both cases of 'if' need the same kind of value | Make them alike
          quantile(score, 95)       | 17 | a share lies between 0 and 1 | Write 0.95
          abs(1, 2)                 | 1  | 'abs' takes 1 value, but 2 stand here | Write it like abs(x)
          min()                     | 1  | 'min' takes at least 1 value, but 0 stand here | Write it like min(a, b)
          spend / 0                 | 9  | this divides by zero | Divide by something else
          # writing
          spend == cash             | 7  | '==' means nothing here | Write = for it
          spend ≥ cash              | 7  | '≥' means nothing here | Write >= for it
          ready && risky            | 7  | '&&' means nothing here | Write and for it
          !ready                    | 1  | '!' means nothing here | Write not for it
          moat = 'yes'              | 8  | ''' means nothing here | Write " for it
          1 < score < 3             | 11 | two comparisons stand in a row | Write 'x between a and b', or join two comparisons with 'and'
          max(25,000)               | 7  | this comma could separate thousands or the parts of a list | Write thousands as 25_000, and a space after the comma of a list
          .5                        | 1  | '.' means nothing here | Write a digit before the decimal point: 0.5
          $5                        | 1  | '$' means nothing here | Write the currency after the number: 25_000 USD
          5.                        | 2  | a decimal point stands here without digits after it | Remove it
          größe > 1                 | 3  | 'ö' means nothing here | Names are written with the letters A to Z
          (1 + 2                    | 7  | the expression breaks off: a ')' is missing | Complete it
          1 +                       | 4  | the expression breaks off: a value should follow | Complete it
          1 + * 2                   | 5  | '*' stands here, but a value should stand here | Look at the text just before it
          1 2                       | 3  | '2' stands here, but the expression should end | Join two parts with an operator, such as 'and' or '*'
          score 2                   | 7  | '2' stands here, but the expression should end | Join two parts with an operator, such as 'and' or '*'
          if ready then 1           | 16 | the expression breaks off: 'else' should stand after the value for 'then': both cases need one | Complete it
          1 + if ready then 1 else 2 | 5 | 'if' stands inside a larger expression | Put it in parentheses
          score in 5                | 10 | '5' stands here, but a list in parentheses should follow 'in', as in (a, b) |
          fit is missing            | 8  | 'missing' stands here, but 'known', 'given' or 'unknown' should follow 'is' |
          owner = "Ada              | 9  | this text has no end | Add a closing "
          "\\n"                     | 2  | '\\n' means nothing in a text | Write \\\\ for a backslash
          2027-02-30                | 1  | '2027-02-30' is not a day of the calendar | Check the date
          1e999                     | 1  | this number is too large or too small to reckon with | Check its exponent
          """)
  void saysWhatIsWrong(String expression, int column, String what, String fix) {
    Problem problem = failure(expression).problems().getFirst();
    assertThat(problem.what()).startsWith(what);
    assertThat(problem.fix()).startsWith(fix == null ? "" : fix);
    assertThat(problem.where())
        .isEqualTo(
            new Location("playbook.yaml", Samples.HERE.line(), Samples.HERE.column() + column - 1));
    assertThat(problem.excerpt()).isEqualTo(expression + "\n" + " ".repeat(column - 1) + "^");
  }

  @Test
  void allUnknownNamesAreSaidAtOnce() {
    assertThat(failure("spnd > 0 and casch > 0").problems())
        .extracting(Problem::what)
        .containsExactly("'spnd' is not a known name", "'casch' is not a known name");
  }

  @Test
  void aLaterLineIsCountedAndShownAlone() {
    Problem problem = failure("ready and\n  risky and\n\t rsky\n  or ready").problems().getFirst();
    assertThat(problem.where()).isEqualTo(new Location("playbook.yaml", 9, 3));
    assertThat(problem.excerpt()).isEqualTo("  rsky\n  ^");
  }

  @Test
  void aLongLineIsCutAroundTheCaret() {
    Problem problem =
        failure("1 + ".repeat(100) + "x1 + " + "1 + ".repeat(100) + "1").problems().getFirst();
    String[] lines = problem.excerpt().split("\n", -1);
    assertThat(lines[0]).hasSizeLessThan(130).startsWith("…").endsWith("…");
    assertThat(lines[0].substring(lines[1].indexOf('^'))).startsWith("x1 +");
  }

  @Test
  void aPlaceWithoutAColumnStaysWithoutOne() {
    assertThatThrownBy(() -> Expression.parse("a", Location.of("f.yaml", 3), Samples.SCOPE))
        .hasMessageStartingWith("f.yaml:3: 'a' is not a known name.");
    assertThatThrownBy(() -> Expression.parse("a", Location.of("f.yaml"), Samples.SCOPE))
        .hasMessageStartingWith("f.yaml: 'a' is not a known name.");
  }

  @Test
  void lengthAndDepthAreBounded() {
    assertThat(failure("1 + ".repeat(2_500) + "1").problems().getFirst().what())
        .isEqualTo("this expression is longer than 10,000 characters");
    for (String deep :
        new String[] {
          "(".repeat(101) + "1" + ")".repeat(101),
          "-".repeat(101) + "1",
          "not ".repeat(101) + "ready",
          "2^".repeat(101) + "1",
          "if ready then 1 else ".repeat(101) + "1",
          "abs(".repeat(101) + "1" + ")".repeat(101)
        }) {
      assertThat(failure(deep).problems().getFirst().what())
          .isEqualTo("this expression is nested more than 100 deep");
    }
  }

  @Test
  void aLongFlatExpressionIsNoDeepOne() {
    assertThat(Samples.show(Samples.evaluate("1+".repeat(4_999) + "1"))).isEqualTo("5000");
    assertThat(Samples.show(Samples.evaluate("ready and ".repeat(900) + "ready")))
        .isEqualTo("true");
    assertThat(Samples.show(Samples.evaluate("today" + "+1 day".repeat(1_500))))
        .isEqualTo("2031-01-08");
  }

  @Test
  void aUnitCannotGrowWithoutEnd() {
    assertThat(failure("1 month" + "*1 month".repeat(1_000)).problems().getFirst().what())
        .isEqualTo("the unit of this product grows without end");
  }

  @Test
  void anEmptyScopeIsSaidToBeEmpty() {
    assertThatThrownBy(() -> Expression.parse("hello", Samples.HERE, Scope.of(Map.of())))
        .hasMessageContaining("There are no names here; text stands in \"quotes\"");
    assertThatThrownBy(() ->
            Expression.parse("hello", Samples.HERE, Scope.of(Map.of("a", new Type.Num(Unit.ONE)))))
        .hasMessageContaining("Known here: a");
  }

  @Test
  void nothingIsNoExpression() {
    assertThat(failure(" \n ").problems().getFirst().what()).isEqualTo("the expression is empty");
  }
}
