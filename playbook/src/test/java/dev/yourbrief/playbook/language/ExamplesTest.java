package dev.yourbrief.playbook.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions come to. The names and their values stand in {@link Samples}. */
class ExamplesTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # numbers, exact when they are the same in every draw
          1 + 2 * 3                                | 7
          (1 + 2) * 3                              | 9
          10 - 4 - 3                               | 3
          8 / 4 / 2                                | 1
          2^3^2                                    | 512
          -2^2                                     | -4
          (-2)^2                                   | 4
          2^-1                                     | 0.5
          0.1 + 0.2                                | 0.3
          0.1 + 0.2 = 0.3                          | true
          1 / 3 * 3 = 1                            | true
          25k + 1.5M + 2B                          | 2001525000
          25_000.5                                 | 25000.5
          1e3                                      | 1000
          2^0.5                                    | 1.4142135623730951
          # units
          25_000 USD/month                         | 25000 USD/month
          spend * 12 month                         | 504000 USD
          spend * 1 quarter                        | 126000 USD
          1 year * spend                           | 504000 USD
          cash / spend >= 20 month                 | true
          volume * price                           | 7.5 USD/month
          volume * 1_000_000 = 3_000_000 Mtok/month | true
          volume >= 3_000_000 tok/month            | true
          volume > 3_000_000 tok/month             | false
          1 USD/month = 3 USD/quarter              | true
          1 USD/quarter * 3 = 1 USD/month          | true
          1 quarter + 1 month                      | 1.333333333333333333333333333333333 quarter
          1 month + 1 quarter                      | 4 month
          80 % = 0.8                               | true
          1 + 10 %                                 | 1.1
          spend * 10 %                             | 4200 USD/month
          5 %/month * 2 month                      | 0.1
          0.05 1/month * 2 month                   | 0.1
          growth > 5 %/month                       | true
          (2 month)^2 / 1 month                    | 4 month
          people = 3 people                        | true
          cash - 0                                 | 900000 USD
          max(0, revenue - spend)                  | 8000 USD/month
          spend > 0 and 0 < spend                  | true
          -0 < spend                               | true
          # comparisons
          3 between 1 and 3                        | true
          spend between 10k USD/month and 20k USD/month | false
          2 in (1, 2, 3)                           | true
          4 not in (1, 2, 3)                       | true
          moat = not-sure                          | true
          moat != not-sure                         | false
          moat in (yes, no)                        | false
          moat in (yes, "not-sure")                | true
          moat = "not-sure"                        | true
          moat = constraint                        | ?constraint
          owner = "Ada"                            | true
          owner in ("Bob", "Ada")                  | true
          "a \\"b\\" \\\\" = "a"                   | false
          ready = true                             | true
          ready != true                            | false
          # functions
          min(3, 1, 2)                             | 1
          max(1 month, 1 quarter)                  | 3 month
          sum(1 USD, 2 USD, 0)                     | 3 USD
          abs(-3 USD)                              | 3 USD
          round(2.5)                               | 3
          round(-2.5)                              | -3
          ln(exp(1))                               | 1
          sqrt(9)                                  | 3
          count(ready, 1 > 2, moat = not-sure)     | 2
          npv(1_000 USD/month, 0 %/year, 12 month) | 12000 USD
          round(npv(1_000 USD/month, 12.682503013196972 %/year, 12 month)) | 11255 USD
          # branches
          if ready then 1 USD else 0               | 1 USD
          if ready then "go" else "wait"           | "go"
          if moat = yes then moat else constraint  | ?constraint
          if 1 > 2 then 1 / (1 - 1) else 5         | 5
          if fit > 1 then 1 else 2                 | ?fit
          # dates
          today + 90 day                           | 2027-02-28
          today + 2 quarter                        | 2027-05-30
          today + 3 month                          | 2027-02-28
          today - 1 year                           | 2025-11-30
          today + 1.5 month                        | 2027-01-14
          today + 2 week                           | 2026-12-14
          renewal - today                          | 90 day
          renewal - 120 day <= today               | true
          today = 2026-11-30                       | true
          today between 2026-01-01 and 2026-12-31  | true
          start + 1 month                          | ?start
          today + horizon                          | ?horizon
          start - today > 3 day                    | ?start
          # unknown
          horizon > 3 month                        | ?horizon
          fit * 0                                  | ?fit
          fit > 1 and horizon > 1 month            | ?fit,horizon
          fit > 1 and false                        | false
          false and fit > 1                        | false
          fit > 1 or true                          | true
          true or fit > 1                          | true
          not (fit > 1)                            | ?fit
          regulated or moat = not-sure             | true
          fit between 3 and spend / spend          | ?fit
          10 between fit and 3                     | false
          2 in (fit, 2)                            | true
          3 in (fit, 2)                            | ?fit
          min(fit, 1)                              | ?fit
          count(regulated, ready)                  | ?regulated
          fit is unknown                           | true
          fit is known                             | false
          fit is not given                         | true
          is known(fit)                            | false
          is given(owner)                          | true
          owner is given and backup is unknown     | true
          constraint = yes                         | ?constraint
          backup = "Ada"                           | ?backup
          # division by zero
          1 / (1 - 1)                              | ?division by zero in '1 / (1 - 1)'
          (1 - 1)^-1                               | ?division by zero in '(1 - 1)^-1'
          ln(0)                                    | ?the logarithm of a number that is not above zero in 'ln(0)'
          sqrt(-1)                                 | ?the square root of a number below zero in 'sqrt(-1)'
          exp(10_000)                              | ?a number too large in 'exp(10_000)'
          1e300 * 1e300                            | ?a number too large in '1e300 * 1e300'
          (-8)^0.5                                 | ?a power that is no number in '(-8)^0.5'
          today + 1e9 year                         | ?a date too far away in 'today + 1_000_000_000 year'
          # columns
          score + 1                                | [2.0, 3.0, 4.0, 5.0]
          -score                                   | [-1.0, -2.0, -3.0, -4.0]
          score^2                                  | [1.0, 4.0, 9.0, 16.0]
          2^score                                  | [2.0, 4.0, 8.0, 16.0]
          max(score, 3)                            | [3.0, 3.0, 3.0, 4.0]
          score * 2 / 4                            | [0.5, 1.0, 1.5, 2.0]
          score >= 3                               | FFTT
          score != 3                               | TTFT
          if score > 2 then score else 0           | [0.0, 0.0, 3.0, 4.0]
          spend >= crossover                       | TTFF
          probability(spend >= crossover)          | 0.5
          probability(spend >= crossover) >= 80 %  | false
          probability(ready)                       | 1
          p50(score)                               | 2.5
          p10(costs)                               | 53000 USD/month
          quantile(score, 1)                       | 4
          quantile(score, 50 %)                    | 2.5
          mean(score)                              | 2.5
          p50(ratio)                               | 0.25
          count(risky, score > 1)                  | [1.0, 1.0, 2.0, 2.0]
          p90(crossover) > 1e300 USD/month         | TTTT
          crossover > spend or risky               | TFTT
          # partly unknown
          1 / (score - 3)                          | ?division by zero in '1 / (score - 3)'
          1 / (score - 3) > 0                      | FF?T
          if score = 3 then 0 else 1 / (score - 3) | [-0.5, -1.0, 0.0, 1.0]
          costs > revenue and cash / (costs - revenue) < 40 month | FTFF
          crossover - crossover > 0                | FFF?
          crossover / (score - 4) < 0              | TTT?
          risky or regulated                       | T?TT [regulated]
          risky and regulated                      | ?F?? [regulated]
          probability(risky or regulated)          | ?regulated
          probability(not risky and regulated)     | ?regulated
          count(risky, regulated)                  | ?regulated
          risky = regulated                        | ?regulated
          if risky then "a" else "b"               | ?a condition that differs from draw to draw in 'if risky then "a" else "b"'
          today + costs * 1 day * 1 month / 1 USD  | ?a time that differs from draw to draw in 'today + costs * 1 day * 1 month / 1 USD'
          """)
  void comesTo(String expression, String expected) {
    assertThat(Samples.show(Samples.evaluate(expression))).isEqualTo(expected);
  }
}
