package dev.yourbrief.crossover.capacity;

import org.hipparchus.util.FastMath;

/**
 * What a model takes of the memory of a replica, bytes unless said otherwise.
 *
 * <p>Weights: the parameters in their precision; embeddings in 16 bits; of a mixture of experts in
 * 4 bits only the experts are, the rest has 8. Cache: elements a layer keeps of a token × layers ×
 * bytes an element, a sliding-window layer up to its window, a linear layer a fixed state. Usable
 * is 92 % of a GPU's memory less 2.5 GB of it (activations, graphs, the engine itself).
 */
final class Memory {

  private static final double GB = 1e9;
  private static final double USABLE = 0.95;
  private static final double OVERHEAD_GB = 1.5;

  private final ModelShape model;
  private final GpuShape gpu;
  private final Precision precision;
  private final int gpus;
  private final Layout layout;
  private final double expertParams;
  private final double denseParams;

  Memory(ModelShape model, GpuShape gpu, Precision precision, int gpus, Layout layout) {
    this.model = model;
    this.gpu = gpu;
    this.precision = precision;
    this.gpus = gpus;
    this.layout = layout;
    double total = model.totalParamsB() * GB;
    double active = model.activeParamsB() * GB;
    if (model.isMoe()) {
      // total = rest + experts × e, active = rest + experts a token × e.
      double idle = FastMath.max(1, model.experts() - model.expertsPerToken());
      expertParams = (total - active) / idle;
      denseParams = FastMath.max(0, active - model.expertsPerToken() * expertParams);
    } else {
      expertParams = 0;
      denseParams = total;
    }
  }

  /** Parameters of one routed expert, summed over the layers. */
  double expertParams() {
    return expertParams;
  }

  /** Parameters every token passes through, input and output embeddings with them. */
  double denseParams() {
    return denseParams;
  }

  double embedding() {
    return (double) model.vocabulary() * model.hidden();
  }

  double expertBytes() {
    return expertParams * model.experts() * precision.bytes();
  }

  /** What a step reads of the weights that every token passes through. */
  double denseBytes() {
    double inner = FastMath.max(denseParams - 2 * embedding(), denseParams * 0.3);
    double bytes = model.isMoe() && precision.isFourBit() ? 1 : precision.bytes();
    return inner * bytes + embedding() * 2;
  }

  /** All weights, once. */
  double weights() {
    return expertBytes() + denseBytes() + embedding() * 2;
  }

  /** The weights as they lie in a replica. */
  double weightsInReplica() {
    int copies = layout == Layout.REQUESTS ? gpus : 1;
    return expertBytes() + denseBytes() * copies + embedding() * 2;
  }

  /** What each further token of a context takes, at a length, once. */
  double cachePerToken(double context) {
    double share =
        model.fullShare()
            + (model.window() > 0 && context < model.window()
                ? 1 - model.fullShare() - model.linearShare()
                : 0);
    return model.kvElements() * model.layers() * precision.cacheBytes() * share;
  }

  /** The cache of one request of this many tokens, once. */
  double cache(double tokens) {
    double local = model.window() > 0 ? FastMath.min(tokens, model.window()) : tokens;
    double seen =
        model.fullShare() * tokens + (1 - model.fullShare() - model.linearShare()) * local;
    return model.kvElements() * model.layers() * precision.cacheBytes() * seen + state();
  }

  /** The part of a request's cache that a step reads. */
  double cacheRead(double tokens) {
    if (model.sparse() == 0) {
      return cache(tokens);
    }
    double picked = FastMath.min(model.sparse(), tokens);
    return cache(picked + 0.1 * (tokens - picked));
  }

  /** The state of the linear layers: 128 × 128 elements a head, in 16 bits, read and written. */
  private double state() {
    return model.linearShare() * model.layers() * model.heads() * 128.0 * 128 * 4;
  }

  /** Over how many GPUs the cache of all requests is spread, each element counted once. */
  double spread() {
    if (layout == Layout.REQUESTS) {
      return gpus;
    }
    return model.isLatent() ? 1 : FastMath.min(gpus, model.kvHeads());
  }

  double usable() {
    return (USABLE * gpu.memoryGb() - OVERHEAD_GB) * GB * gpus;
  }

  /** How many requests fit beside the weights, on average half way through their answers. */
  double requests(double input, double output) {
    double free = usable() - weightsInReplica();
    return free <= 0 ? 0 : free / (cache(input + output / 2) * gpus / spread());
  }

  /** The memory of one GPU that a number of requests takes, GB. */
  double perGpuGb(double input, double output, double requests) {
    double cache = requests * cache(input + output / 2) / spread();
    return (weightsInReplica() / gpus + cache) / GB + OVERHEAD_GB;
  }

  /** What the weights and one request take of a replica of one GPU, GB. */
  double leastGb(double input, double output) {
    return (weightsInReplica() + cache(input + output) * gpus / spread()) / GB + OVERHEAD_GB * gpus;
  }

  double memoryGb() {
    return usable() / GB + OVERHEAD_GB * gpus;
  }

  boolean fits(double input, double output) {
    return requests(input, output) >= 1;
  }
}
