package dev.yourbrief.trial.arm;

import dev.yourbrief.trial.data.LabelledText;
import dev.yourbrief.trial.search.Neighbours;
import dev.yourbrief.trial.search.Retriever;
import dev.yourbrief.trial.search.Searches;
import dev.yourbrief.trial.search.Setting;
import dev.yourbrief.trial.search.Tuning;
import java.util.List;

/**
 * Answers what the nearest training rows vote for; how to search and how many vote is chosen on the
 * dev split. Where answers are free text the nearest row by meaning answers alone, untuned: such
 * answers are never the same twice, so there is nothing to vote on and nothing to choose by.
 */
public final class NeighbourVote implements CheapArm {

  private static final String NAME = "neighbours";

  private final Setting setting;
  private final int tried;
  private final Retriever retriever;
  private final List<String> labels;
  private final Guess otherwise;

  private NeighbourVote(Setting setting, int tried, Searches searches) {
    this.setting = setting;
    this.tried = tried;
    this.retriever = setting.over(searches);
    this.labels = searches.labels();
    this.otherwise = new Guess(Labels.mostCommon(searches.rows()).label(), 0);
  }

  /**
   * Chooses a setting.
   *
   * @param searches over the training split
   * @param dev the dev split; may be empty, then nothing is tried
   */
  public static Fit fit(Searches searches, List<LabelledText> dev, int threads) {
    if (searches.rows().isEmpty()) {
      return new Fit.NotApplicable(NAME, "the training split is empty");
    }
    if (Labels.of(searches.rows()).free()) {
      return new Fit.Fitted(new NeighbourVote(Setting.meaning(1), 0, searches));
    }
    Tuning tuning = Tuning.on(searches, dev, threads);
    return new Fit.Fitted(new NeighbourVote(tuning.best(), tuning.tried().size(), searches));
  }

  /** How it searches and votes. */
  public Setting setting() {
    return setting;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String about() {
    return "vote of the nearest training rows by " + setting;
  }

  @Override
  public int tried() {
    return tried;
  }

  /** The vote; a text that has nothing in common with any row gets the most common answer. */
  @Override
  public Guess answer(String text) {
    return Neighbours.vote(
            retriever.nearest(text, setting.k()), labels, setting.k(), setting.weighting())
        .map(vote -> new Guess(vote.label(), vote.share()))
        .orElse(otherwise);
  }
}
