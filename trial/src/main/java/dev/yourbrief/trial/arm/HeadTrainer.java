package dev.yourbrief.trial.arm;

import dev.yourbrief.trial.search.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains a {@link Softmax} by Adam (Kingma and Ba, 2015) on cross-entropy, in minibatches of 64
 * rows in seeded order; the weights shrink by themselves (Loshchilov and Hutter's decoupled decay),
 * and the step falls to a tenth over the epochs. One thread: the same input gives the same weights.
 */
final class HeadTrainer {

  private static final int BATCH = 64;
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;
  private static final float STEP = 0.02f;

  private final Vectors vectors;
  private final int[] truth;
  private final int classes;

  /**
   * @param truth the class of each row, from 0
   */
  HeadTrainer(Vectors vectors, int[] truth, int classes) {
    this.vectors = vectors;
    this.truth = truth;
    this.classes = classes;
  }

  /**
   * Trains, and keeps the head as it was after some of the epochs.
   *
   * @param decay how much of a weight is lost in a step, as a share of the step
   * @param epochs after which the head is kept, rising; training ends with the last
   */
  List<Softmax> train(double decay, List<Integer> epochs, long seed) {
    Softmax head = new Softmax(vectors.dimensions(), classes);
    float[] moments = new float[head.weights().length];
    float[] squares = new float[head.weights().length];
    float[] gradient = new float[head.weights().length];
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = new int[truth.length];
    Arrays.setAll(order, i -> i);
    List<Softmax> kept = new ArrayList<>();
    int last = epochs.getLast();
    int batches = (order.length + BATCH - 1) / BATCH;
    int step = 0;
    for (int epoch = 1; epoch <= last; epoch++) {
      shuffle(order, random);
      for (int b = 0; b < batches; b++) {
        int from = b * BATCH;
        gradient(head, order, from, Math.min(order.length, from + BATCH), gradient);
        step++;
        float rate = STEP * (1 - 0.9f * (step - 1) / (last * batches));
        adam(head.weights(), gradient, moments, squares, step, rate, (float) decay);
      }
      if (epochs.contains(epoch)) {
        kept.add(head.copy());
      }
    }
    return kept;
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  }

  /** The mean gradient of the batch's cross-entropy. */
  private void gradient(Softmax head, int[] order, int from, int to, float[] gradient) {
    Arrays.fill(gradient, 0);
    int d = vectors.dimensions();
    int s = head.stride();
    // Four rows at a time; rows missing at the end stay zero and add nothing.
    float[] x = new float[4 * d];
    float[] p0 = new float[s];
    float[] p1 = new float[s];
    float[] p2 = new float[s];
    float[] p3 = new float[s];
    float share = 1f / (to - from);
    for (int i = from; i < to; i += 4) {
      Arrays.fill(x, 0);
      miss(head, order, i, to, x, 0, p0, share);
      miss(head, order, i + 1, to, x, d, p1, share);
      miss(head, order, i + 2, to, x, 2 * d, p2, share);
      miss(head, order, i + 3, to, x, 3 * d, p3, share);
      for (int j = 0; j < d; j++) {
        add(x[j], p0, x[d + j], p1, x[2 * d + j], p2, x[3 * d + j], p3, gradient, j * s);
      }
      add(1, p0, 1, p1, 1, p2, 1, p3, gradient, d * s);
    }
  }

  /** A row's vector, and by how much its probabilities miss the truth. */
  private void miss(
      Softmax head, int[] order, int i, int to, float[] x, int at, float[] miss, float share) {
    if (i >= to) {
      Arrays.fill(miss, 0);
      return;
    }
    vectors.copy(order[i], x, at);
    head.probabilities(x, at, miss);
    miss[truth[order[i]]] -= 1;
    for (int c = 0; c < miss.length; c++) {
      miss[c] *= share;
    }
  }

  private static void add(
      float x0,
      float[] p0,
      float x1,
      float[] p1,
      float x2,
      float[] p2,
      float x3,
      float[] p3,
      float[] gradient,
      int at) {
    for (int c = 0; c < p0.length; c++) {
      gradient[at + c] += (x0 * p0[c] + x1 * p1[c]) + (x2 * p2[c] + x3 * p3[c]);
    }
  }

  private static void adam(
      float[] weights,
      float[] gradient,
      float[] moments,
      float[] squares,
      int step,
      float rate,
      float decay) {
    float correct1 = (float) (1 / (1 - Math.pow(BETA1, step)));
    float correct2 = (float) (1 / (1 - Math.pow(BETA2, step)));
    for (int i = 0; i < weights.length; i++) {
      moments[i] = BETA1 * moments[i] + (1 - BETA1) * gradient[i];
      squares[i] = BETA2 * squares[i] + (1 - BETA2) * gradient[i] * gradient[i];
      float root = (float) Math.sqrt(squares[i] * correct2);
      weights[i] -= rate * (moments[i] * correct1 / (root + EPSILON) + decay * weights[i]);
    }
  }
}
