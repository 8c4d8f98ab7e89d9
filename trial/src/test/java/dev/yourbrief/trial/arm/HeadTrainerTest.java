package dev.yourbrief.trial.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.yourbrief.trial.Model;
import dev.yourbrief.trial.Sets;
import dev.yourbrief.trial.search.Progress;
import dev.yourbrief.trial.search.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fast loops are held against plain ones. */
class HeadTrainerTest {

  private static final int CLASSES = 11;

  private final Vectors vectors = Model.KEPT.embed(Sets.texts(Sets.desk("train")), Progress.NONE);

  private static double[] plain(Softmax head, float[] x) {
    double[] p = new double[head.classes()];
    double sum = 0;
    for (int c = 0; c < p.length; c++) {
      double z = head.weights()[x.length * head.stride() + c];
      for (int j = 0; j < x.length; j++) {
        z += (double) x[j] * head.weights()[j * head.stride() + c];
      }
      p[c] = Math.exp(z);
      sum += p[c];
    }
    for (int c = 0; c < p.length; c++) {
      p[c] /= sum;
    }
    return p;
  }

  @Test
  void probabilitiesAreThoseOfThePlainFormula() {
    Random random = new Random(3);
    for (int dimensions : new int[] {1, 4, 13}) {
      Softmax head = new Softmax(dimensions, CLASSES);
      for (int j = 0; j <= dimensions; j++) {
        for (int c = 0; c < CLASSES; c++) {
          head.weights()[j * head.stride() + c] = (float) random.nextGaussian();
        }
      }
      float[] x = new float[dimensions + 2];
      for (int j = 0; j < x.length; j++) {
        x[j] = (float) random.nextGaussian();
      }
      float[] row = new float[head.stride()];
      head.probabilities(x, 2, row);
      double[] plain = plain(head, Arrays.copyOfRange(x, 2, x.length));
      for (int c = 0; c < CLASSES; c++) {
        assertThat(row[c]).isCloseTo((float) plain[c], within(1e-6f));
      }
      for (int c = CLASSES; c < row.length; c++) {
        assertThat(row[c]).isZero();
      }
    }
  }

  /** Adam's first step is the size of the rate, against the sign of each gradient. */
  @Test
  void theFirstStepGoesDownTheGradient() {
    int[] truth = new int[vectors.rows()];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = i % CLASSES;
    }
    Softmax head = new HeadTrainer(vectors, truth, CLASSES).train(0, List.of(1), 1).getFirst();
    int d = vectors.dimensions();
    for (int j = 0; j <= d; j++) {
      for (int c = 0; c < CLASSES; c++) {
        double gradient = 0;
        for (int i = 0; i < truth.length; i++) {
          double x = j == d ? 1 : vectors.row(i)[j];
          gradient += x * (1.0 / CLASSES - (truth[i] == c ? 1 : 0)) / truth.length;
        }
        if (Math.abs(gradient) > 1e-4) {
          assertThat(head.weights()[j * head.stride() + c])
              .isCloseTo((float) (-0.02 * Math.signum(gradient)), within(1e-4f));
        }
      }
    }
  }

  @Test
  void trainingLearnsWhatItIsShownAndDecayShrinksTheWeights() {
    int[] truth = new int[vectors.rows()];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = i % 6;
    }
    HeadTrainer trainer = new HeadTrainer(vectors, truth, 6);
    List<Softmax> heads = trainer.train(0, List.of(1, 40), 1);
    assertThat(heads.get(1).right(vectors, truth)).isEqualTo(truth.length);
    assertThat(heads.get(0).weights()).isNotEqualTo(heads.get(1).weights());
    assertThat(size(trainer.train(1, List.of(40), 1).getFirst())).isLessThan(size(heads.get(1)));
    assertThat(trainer.train(0, List.of(1, 40), 1).get(1).weights())
        .isEqualTo(heads.get(1).weights());
  }

  private static double size(Softmax head) {
    double sum = 0;
    for (float w : head.weights()) {
      sum += (double) w * w;
    }
    return sum;
  }
}
