package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.statistics.Proportion;
import java.util.List;
import java.util.Optional;

/**
 * How often the longer of two answers won. Longer answers can be better; a bias is what the judge
 * gives them beyond what people do, so compare the last two where there are people's choices.
 *
 * @param longerWon among pairs with a winner and of different length
 * @param longerWonWithPeople the judge's again, among those of them that people decided too
 * @param longerWonByPeople people's, among the same pairs
 */
public record LengthBias(
    Proportion longerWon,
    Optional<Proportion> longerWonWithPeople,
    Optional<Proportion> longerWonByPeople) {

  /** Empty when no pair has a winner and answers of different length. */
  static Optional<LengthBias> of(List<JudgeEvidence.Comparison> comparisons) {
    int all = 0;
    int longer = 0;
    int both = 0;
    int longerOfBoth = 0;
    int longerByPeople = 0;
    for (JudgeEvidence.Comparison comparison : comparisons) {
      Preference.Winner winner = comparison.preference().winner();
      if (winner == Preference.Winner.TIE || comparison.lengthOne() == comparison.lengthOther()) {
        continue;
      }
      Preference.Winner longest =
          comparison.lengthOne() > comparison.lengthOther()
              ? Preference.Winner.ONE
              : Preference.Winner.OTHER;
      all++;
      longer += winner == longest ? 1 : 0;
      Optional<Preference.Winner> human =
          comparison.human().filter(choice -> choice != Preference.Winner.TIE);
      if (human.isPresent()) {
        both++;
        longerOfBoth += winner == longest ? 1 : 0;
        longerByPeople += human.get() == longest ? 1 : 0;
      }
    }
    if (all == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new LengthBias(
            new Proportion(longer, all),
            both == 0 ? Optional.empty() : Optional.of(new Proportion(longerOfBoth, both)),
            both == 0 ? Optional.empty() : Optional.of(new Proportion(longerByPeople, both))));
  }
}
