package dev.yourbrief.crossover.capacity;

import org.hipparchus.util.FastMath;

/**
 * How long a decode step and a prompt take on a replica, from bytes, FLOPs and overheads.
 *
 * <p>A step is {@code √(memory² + arithmetic²) + links + overhead}: memory and arithmetic hide
 * behind each other where one is far the longer (Williams, Waterman and Patterson, 2009), and do so
 * less where they are alike.
 */
final class Roofline {

  /** Where a replica runs: requests at once, seconds a step, seconds of GPU work a prompt. */
  record Point(
      double requests,
      double step,
      double prompt,
      double weightsTime,
      double cacheTime,
      double arithmeticTime,
      double linkTime,
      double overheadTime,
      double outputPerSecond) {}

  private final Constants c;
  private final Memory memory;
  private final ModelShape model;
  private final int gpus;
  private final double bandwidth;
  private final double flops;
  private final double work;
  private final double link;
  private final double reduceLatency;
  private final double attentionFlops;
  private final double linkShare;
  private final double mostRequests;
  private final boolean byRequest;

  Roofline(
      ModelShape model,
      GpuShape gpu,
      Precision precision,
      int gpus,
      Layout layout,
      Constants constants) {
    this.c = constants;
    this.model = model;
    this.gpus = gpus;
    memory = new Memory(model, gpu, precision, gpus, layout);
    bandwidth = gpu.bandwidthGBps() * 1e9;
    Precision arithmetic = gpu.computesIn(precision) ? precision : Precision.BF16;
    flops = gpus * gpu.arithmetic(arithmetic) * 1e12 * c.arithmetic(arithmetic);
    double active = model.activeParamsB() * 1e9;
    double experts = model.expertsPerToken() * memory.expertParams();
    // Reading the input embedding is no arithmetic; a tiny model's embeddings are most of it.
    double embedding = active > 4 * memory.embedding() ? memory.embedding() : 0;
    work =
        FastMath.max(0, active - experts)
            - embedding
            + experts / c.get(Constants.EXPERT_ARITHMETIC);
    link = gpu.linkGBps() * 1e9 * c.get(Constants.LINK);
    double slow = gpu.isPcie() ? c.get(Constants.PCIE) : 1;
    reduceLatency =
        2
            * model.layers()
            * c.get(Constants.ALL_REDUCE)
            * FastMath.log(FastMath.max(1, gpus))
            / FastMath.log(2)
            * slow;
    attentionFlops = gpus * gpu.bf16Tflops() * 1e12 * c.get(Constants.ATTENTION);
    byRequest = layout == Layout.REQUESTS && gpus > 1;
    linkShare = byRequest ? FastMath.clamp(model.expertsPerToken(), 1, 8) / 2.0 / gpus : 1;
    mostRequests = c.get(Constants.MOST_REQUESTS) * (byRequest ? gpus : 1);
  }

  int gpus() {
    return gpus;
  }

  Memory memory() {
    return memory;
  }

  /** As many requests as memory and the engine let in. */
  double mostRequests(double input, double output) {
    return FastMath.max(1, FastMath.min(mostRequests, memory.requests(input, output)));
  }

  /**
   * The replica with this many requests at once, or as many of them as fit.
   *
   * @param hit share of the prompt that is not computed again
   */
  Point at(double input, double output, double hit, double requests) {
    double batch = FastMath.min(requests, FastMath.max(1, memory.requests(input, output)));
    double context = input + output / 2;
    double touched = 1;
    if (model.isMoe()) {
      double share = (double) model.expertsPerToken() / model.experts();
      touched = 1 - FastMath.pow(1 - FastMath.min(0.999, share), batch);
    }
    double reached = bandwidth * c.get(Constants.BANDWIDTH);
    double weights =
        memory.denseBytes() / (byRequest ? 1 : gpus) / reached
            + memory.expertBytes() * touched / gpus / (reached * c.get(Constants.EXPERT_BANDWIDTH));
    double cache =
        batch
            * memory.cacheRead(context)
            / memory.spread()
            / (bandwidth * c.get(Constants.CACHE_BANDWIDTH));
    double arithmetic = 2 * work * batch / flops;
    double perToken = linkPerToken();
    double links = gpus > 1 ? reduceLatency + perToken * batch : 0;
    double overhead =
        model.layers()
                * (c.get(Constants.LAYER) + (model.isMoe() ? c.get(Constants.EXPERT_LAYER) : 0))
            + c.get(Constants.STEP)
            + c.get(Constants.SEQUENCE) * batch;
    double step = FastMath.hypot(weights + cache, arithmetic) + links + overhead;
    double prompt = prompt(input, perToken) * (1 - hit);
    double perSecond = 1 / (step / batch + prompt / output);
    return new Point(batch, step, prompt, weights, cache, arithmetic, links, overhead, perSecond);
  }

  /** Seconds of all of the replica that a prompt of this length takes. */
  private double prompt(double input, double perToken) {
    double near = model.window() > 0 ? FastMath.min(input, model.window()) : input;
    double full = model.fullShare();
    double local = 1 - full - model.linearShare();
    double attention =
        4.0
            * model.layers()
            * model.heads()
            * attentionDim()
            * input
            * (full * input / 2 + local * near);
    if (model.sparse() > 0) {
      attention *= FastMath.min(1, model.sparse() / input + 0.1);
    }
    return 2 * work * input / (flops * c.get(Constants.PREFILL))
        + attention / attentionFlops
        + (gpus > 1 ? perToken * input : 0);
  }

  private double attentionDim() {
    return model.isLatent() ? 128 : model.headDim();
  }

  /** Two reductions a layer, each of the residual stream in 16 bits, in a ring. */
  private double linkPerToken() {
    return 2.0 * model.layers() * model.hidden() * 2 * 2 * (gpus - 1) / gpus / link * linkShare;
  }

  /** Mean seconds until the first token, at a point. */
  double firstToken(Point at) {
    return c.get(Constants.TTFT_FIXED)
        + c.get(Constants.TTFT_STEPS) * at.step()
        + at.prompt()
            * (c.get(Constants.TTFT_PROMPTS) + c.get(Constants.TTFT_QUEUE) * at.requests());
  }
}
