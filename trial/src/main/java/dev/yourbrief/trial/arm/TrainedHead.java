package dev.yourbrief.trial.arm;

import dev.yourbrief.trial.data.LabelledText;
import dev.yourbrief.trial.search.Embedder;
import dev.yourbrief.trial.search.Parallel;
import dev.yourbrief.trial.search.Progress;
import dev.yourbrief.trial.search.Searches;
import dev.yourbrief.trial.search.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Answers by a head, a softmax, trained on the training split's frozen embeddings: what the labels
 * alone can teach without touching a model. Weight decay and epochs are chosen on the dev split out
 * of nine settings; without a dev split one is taken as it is.
 */
public final class TrainedHead implements CheapArm {

  private static final String NAME = "head";

  private static final List<Double> DECAYS = List.of(0.01, 0.03, 0.1);
  private static final List<Integer> EPOCHS = List.of(5, 10, 20);
  private static final double UNTUNED_DECAY = 0.03;

  private final Softmax head;
  private final List<String> labels;
  private final Embedder embedder;
  private final List<Tried> settings;
  private final Tried taken;

  /**
   * A setting of training, and how it did.
   *
   * @param decay the weight decay
   * @param epochs how often every row was seen
   * @param right how many dev texts got their label
   * @param of how many there are
   */
  public record Tried(double decay, int epochs, int right, int of) {}

  private TrainedHead(
      Softmax head, List<String> labels, Embedder embedder, List<Tried> settings, Tried taken) {
    this.head = head;
    this.labels = labels;
    this.embedder = embedder;
    this.settings = List.copyOf(settings);
    this.taken = taken;
  }

  /**
   * Trains.
   *
   * @param searches over the training split; its vectors are used
   * @param embedder the one the split was embedded with
   * @param dev the dev split; may be empty, then nothing is tried
   * @param threads how many settings are trained at once; the result does not depend on it
   */
  public static Fit fit(
      Searches searches, Embedder embedder, List<LabelledText> dev, long seed, int threads) {
    Labels labels = Labels.of(searches.rows());
    if (!labels.whyNot().isEmpty()) {
      return new Fit.NotApplicable(NAME, labels.whyNot());
    }
    HeadTrainer trainer =
        new HeadTrainer(
            searches.meanings().vectors(),
            classes(searches.rows(), labels.names()),
            labels.names().size());
    if (dev.isEmpty()) {
      Softmax head = trainer.train(UNTUNED_DECAY, List.of(EPOCHS.getLast()), seed).getFirst();
      Tried as = new Tried(UNTUNED_DECAY, EPOCHS.getLast(), 0, 0);
      return new Fit.Fitted(new TrainedHead(head, labels.names(), embedder, List.of(), as));
    }
    Vectors seen = embedder.embed(dev.stream().map(LabelledText::text).toList(), Progress.NONE);
    int[] truth = classes(dev, labels.names());
    Softmax[][] heads = new Softmax[DECAYS.size()][];
    int[][] right = new int[DECAYS.size()][EPOCHS.size()];
    Parallel.run(
        threads,
        DECAYS.size(),
        d -> {
          heads[d] = trainer.train(DECAYS.get(d), EPOCHS, seed).toArray(Softmax[]::new);
          for (int e = 0; e < EPOCHS.size(); e++) {
            right[d][e] = heads[d][e].right(seen, truth);
          }
        });
    return new Fit.Fitted(best(heads, right, labels.names(), embedder, dev.size()));
  }

  private static TrainedHead best(
      Softmax[][] heads, int[][] right, List<String> labels, Embedder embedder, int of) {
    List<Tried> tried = new ArrayList<>();
    int best = 0;
    for (int d = 0; d < DECAYS.size(); d++) {
      for (int e = 0; e < EPOCHS.size(); e++) {
        tried.add(new Tried(DECAYS.get(d), EPOCHS.get(e), right[d][e], of));
        best = tried.getLast().right() > tried.get(best).right() ? tried.size() - 1 : best;
      }
    }
    Softmax head = heads[best / EPOCHS.size()][best % EPOCHS.size()];
    return new TrainedHead(head, labels, embedder, tried, tried.get(best));
  }

  /** The class of each row; -1 for a label the training split has not, which is never right. */
  private static int[] classes(List<LabelledText> rows, List<String> labels) {
    int[] classes = new int[rows.size()];
    Arrays.setAll(
        classes, i -> Math.max(-1, Collections.binarySearch(labels, rows.get(i).label())));
    return classes;
  }

  /** The settings that were tried, in order, with what they got right on the dev split. */
  public List<Tried> settings() {
    return settings;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String about() {
    return String.format(
        Locale.ROOT,
        "head trained on frozen embeddings, %d labels, weight decay %.2f, %d epochs",
        labels.size(),
        taken.decay(),
        taken.epochs());
  }

  @Override
  public int tried() {
    return settings.size();
  }

  @Override
  public Guess answer(String text) {
    Softmax.Best best = head.best(embedder.embed(text));
    return new Guess(labels.get(best.of()), best.probability());
  }
}
