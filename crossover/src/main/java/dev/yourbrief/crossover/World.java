package dev.yourbrief.crossover;

import java.util.Optional;

/**
 * One draw: what each option costs at a multiple of today's volume when every input is a number.
 *
 * @param frontier the bill, over multiples of today's volume
 * @param open the open model by the token, if it is an option
 * @param stairs self-hosting
 * @param busyGpus GPUs that the mean load of today's volume keeps busy
 * @param gpusPerReplica GPUs that come in one step
 * @param bill the bill at today's volume, USD a month
 * @param mtok tokens at today's volume, input and output, millions a month
 */
record World(
    Line frontier,
    Optional<Line> open,
    Staircase stairs,
    double busyGpus,
    int gpusPerReplica,
    double bill,
    double mtok) {

  /** Hours in a month of 365/12 days. */
  static final double HOURS = 730;

  static World of(CrossoverCase c, double[][] v, int i) {
    double in = v[Inputs.INPUT_MTOK][i];
    double out = v[Inputs.OUTPUT_MTOK][i];
    double busy =
        (in * v[Inputs.SECONDS_INPUT][i] + out * v[Inputs.SECONDS_OUTPUT][i]) / (HOURS * 3600);
    int gpus = c.selfHost().gpusPerReplica();
    // Installed so that the peak fits: replicas ≥ scale × busy × peak ÷ (GPUs × max utilisation).
    double stepSize = gpus * v[Inputs.MAX_UTILISATION][i] / (busy * v[Inputs.PEAK][i]);
    double stepCost = gpus * v[Inputs.GPU_HOUR][i] * v[Inputs.OVERHEAD][i] * HOURS;
    Staircase stairs =
        new Staircase(fixed(c, v, i), stepCost, stepSize, c.selfHost().minReplicas());
    double bill = v[Inputs.BILL][i];
    Optional<Line> open =
        c.open()
            .map(o ->
                new Line(
                    v[Inputs.OPEN_FIXED][i],
                    in * v[Inputs.OPEN_INPUT][i] + out * v[Inputs.OPEN_OUTPUT][i]));
    return new World(Line.of(bill), open, stairs, busy, gpus, bill, in + out);
  }

  private static double fixed(CrossoverCase c, double[][] v, int i) {
    double monthly = 0;
    int column = Inputs.FIRST_COST;
    for (int n = c.selfHost().monthly().size(); n > 0; n--) {
      monthly += v[column++][i];
    }
    double oneOff = 0;
    while (column < v.length) {
      oneOff += v[column++][i];
    }
    return monthly + oneOff / v[Inputs.HORIZON][i];
  }

  double gpus(double scale) {
    return gpusPerReplica * stairs.steps(scale);
  }

  /** The share of the installed GPUs' time that the mean load uses. */
  double utilisation(double scale) {
    return scale * busyGpus / gpus(scale);
  }

  /** What is paid with nothing to serve. */
  double floor() {
    return stairs.fixed() + stairs.stepCost() * stairs.minSteps();
  }

  /** The rented options self-hosting has to beat. */
  Line[] rented(boolean withOpen) {
    return withOpen && open.isPresent() ? new Line[] {frontier, open.get()} : new Line[] {frontier};
  }
}
