package dev.yourbrief.trial.search;

import dev.yourbrief.trial.data.LabelledText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The choice of a setting on the dev split: each is tried, and the one that gets most labels right
 * is taken, the first of those that do equally well. The test split has no part in it. Every try is
 * kept, so that what was spent on tuning one arm can be held against what another got.
 *
 * @param best the setting taken
 * @param tried all settings, in the order they were tried; empty when there was no dev split
 */
public record Tuning(Setting best, List<Tried> tried) {

  /** What is taken when there is nothing to choose by. */
  public static final Setting UNTUNED = Setting.meaning(5);

  private static final List<Integer> NEIGHBOURS = List.of(1, 3, 5, 10, 20);
  private static final List<Double> WEIGHTS = List.of(0.25, 0.5, 0.75);

  public Tuning {
    tried = List.copyOf(tried);
  }

  /**
   * How a setting did.
   *
   * @param right how many dev texts got their label
   * @param of how many there are
   */
  public record Tried(Setting setting, int right, int of) {}

  /** The settings there are to choose from, simplest first. */
  public static List<Setting> settings() {
    List<Setting> all = new ArrayList<>();
    NEIGHBOURS.forEach(k -> all.add(Setting.words(k)));
    NEIGHBOURS.forEach(k -> all.add(Setting.meaning(k)));
    for (double weight : WEIGHTS) {
      NEIGHBOURS.stream().filter(k -> k > 1).forEach(k -> all.add(Setting.both(weight, k)));
    }
    return List.copyOf(all);
  }

  /**
   * Tries every setting.
   *
   * @param threads how many dev texts are looked for at once; the result does not depend on it
   */
  public static Tuning on(Searches searches, List<LabelledText> dev, int threads) {
    if (dev.isEmpty()) {
      return new Tuning(UNTUNED, List.of());
    }
    List<Setting> settings = settings();
    List<String> labels = searches.labels();
    boolean[][] right = new boolean[dev.size()][settings.size()];
    // One search a text and kind, as deep as the deepest setting needs.
    Parallel.run(
        threads,
        dev.size(),
        i -> {
          LabelledText text = dev.get(i);
          List<Hit> words = searches.words().nearest(text.text(), Hybrid.DEPTH);
          List<Hit> meanings = searches.meanings().nearest(text.text(), Hybrid.DEPTH);
          for (int s = 0; s < settings.size(); s++) {
            Setting setting = settings.get(s);
            List<Hit> hits =
                switch (setting.kind()) {
                  case WORDS -> words;
                  case MEANING -> meanings;
                  case BOTH -> Hybrid.fuse(words, meanings, setting.weight(), setting.k());
                };
            right[i][s] =
                Neighbours.vote(hits, labels, setting.k(), setting.weighting())
                    .filter(vote -> vote.label().equals(text.label()))
                    .isPresent();
          }
        });
    List<Tried> tried = new ArrayList<>();
    for (int s = 0; s < settings.size(); s++) {
      int at = s;
      int count = (int) IntStream.range(0, dev.size()).filter(i -> right[i][at]).count();
      tried.add(new Tried(settings.get(s), count, dev.size()));
    }
    Setting best =
        tried.stream().reduce((a, b) -> b.right() > a.right() ? b : a).orElseThrow().setting();
    return new Tuning(best, tried);
  }
}
