package dev.yourbrief.crossover.capacity;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.hipparchus.util.FastMath;

/**
 * What of a model decides how fast it runs: sizes, attention and experts.
 *
 * @param name what it is called
 * @param totalParamsB parameters, billions
 * @param activeParamsB parameters a token passes through, billions
 * @param layers transformer layers
 * @param hidden width of the residual stream
 * @param heads query heads
 * @param kvHeads key and value heads
 * @param headDim elements a head
 * @param kvLatent elements a layer keeps of a token under multi-head latent attention (DeepSeek:
 *     512 + 64); 0 for any other attention
 * @param window tokens a sliding-window layer looks back; 0 if there are none
 * @param fullShare share of the layers that attend to all of the context, 0 to 1
 * @param linearShare share of the layers whose state does not grow with the context, 0 to 1; the
 *     rest of the layers have a sliding window
 * @param sparse tokens that a sparse attention picks of the context; 0 if there is none
 * @param experts routed experts a layer; 0 for a dense model
 * @param expertsPerToken routed experts a token passes through
 * @param vocabulary tokens in the vocabulary
 * @param maxContext the longest context, tokens; 0 where it is not known
 * @param licence its licence; empty where it is not known
 * @param estimated the facts that were not known and are estimated, in words
 */
public record ModelShape(
    String name,
    double totalParamsB,
    double activeParamsB,
    int layers,
    int hidden,
    int heads,
    int kvHeads,
    int headDim,
    int kvLatent,
    int window,
    double fullShare,
    double linearShare,
    int sparse,
    int experts,
    int expertsPerToken,
    int vocabulary,
    int maxContext,
    String licence,
    List<String> estimated) {

  /** The names {@link #of(String, Facts, String)} knows. */
  public static final List<String> FACTS =
      List.of(
          "params",
          "active",
          "layers",
          "hidden",
          "heads",
          "kvHeads",
          "headDim",
          "kvLatent",
          "window",
          "fullShare",
          "linearShare",
          "sparse",
          "experts",
          "expertsPerToken",
          "vocabulary",
          "context");

  public ModelShape {
    estimated = List.copyOf(estimated);
  }

  public boolean isMoe() {
    return experts > 1;
  }

  boolean isLatent() {
    return kvLatent > 0;
  }

  /** Elements of keys and values a layer keeps of a token. */
  double kvElements() {
    return isLatent() ? kvLatent : 2.0 * kvHeads * headDim;
  }

  /**
   * A model from what is known of it. What is missing is estimated from the published models of the
   * catalogue and named in {@link #estimated()}: layers 16·P^.35 (mixture of experts: 22·A^.32),
   * width from P = 12·layers·width² (mixture of experts: 1,100·A^.5), heads of 128, 8 of them for
   * keys and values.
   *
   * @param name what to call it
   * @param facts any of {@link #FACTS}; {@code params} and {@code active} in billions
   * @throws InputException if the parameters are not known, or the numbers do not go together
   */
  public static ModelShape of(String name, Facts facts, String licence) {
    OptionalDouble params = facts.get("params");
    if (params.isEmpty() || params.getAsDouble() < 0.01 || params.getAsDouble() > 100_000) {
      throw problem(
          name,
          "its number of parameters is not known, and nothing can be said without it",
          "Give it, as params=32B");
    }
    List<String> estimated = new ArrayList<>();
    double total = params.getAsDouble();
    double active = facts.or("active", 0);
    boolean moe = facts.or("experts", 0) > 1 || (active > 0 && active < total * 0.9);
    if (active == 0) {
      active = moe ? total * 0.08 : total;
      if (moe) {
        estimated.add("parameters a token passes through");
      }
    }
    if (active > total) {
      throw problem(
          name,
          "more parameters are active (" + active + ") than there are (" + total + ")",
          "Check params and active, both in billions");
    }
    int layers =
        count(
            facts,
            "layers",
            moe ? 22 * FastMath.pow(active, 0.32) : 16.2 * FastMath.pow(total, 0.35),
            estimated,
            "layers");
    double width =
        moe ? 1100 * FastMath.sqrt(active) : FastMath.sqrt(total * 1e9 / (12.0 * layers));
    int hidden = count(facts, "hidden", 128 * FastMath.rint(width / 128), estimated, "width");
    int headDim =
        count(
            facts,
            "headDim",
            facts.get("heads").isPresent() && facts.or("kvLatent", 0) == 0
                ? Math.max(64, hidden / facts.or("heads", 1))
                : 128,
            facts.get("heads").isPresent() ? new ArrayList<>() : estimated,
            "head size");
    int heads = count(facts, "heads", Math.max(1, hidden / headDim), estimated, "heads");
    int kvHeads =
        count(
            facts,
            "kvHeads",
            Math.min(8, heads),
            facts.or("kvLatent", 0) > 0 ? new ArrayList<>() : estimated,
            "key and value heads");
    double linear = facts.or("linearShare", 0);
    int window = (int) facts.or("window", 0);
    double full = facts.or("fullShare", window > 0 ? 0.5 : 1 - linear);
    if (linear + full > 1.001) {
      throw problem(
          name, "fullShare and linearShare come to more than 1", "They are shares of the layers");
    }
    return new ModelShape(
        name,
        total,
        active,
        layers,
        hidden,
        heads,
        Math.min(kvHeads, heads),
        headDim,
        (int) facts.or("kvLatent", 0),
        window,
        full,
        linear,
        (int) facts.or("sparse", 0),
        moe ? count(facts, "experts", 128, estimated, "experts") : 0,
        moe ? count(facts, "expertsPerToken", 8, estimated, "experts a token") : 0,
        (int) facts.or("vocabulary", 128_000),
        (int) facts.or("context", 0),
        licence,
        estimated);
  }

  private static int count(
      Facts facts, String name, double estimate, List<String> estimated, String words) {
    OptionalDouble given = facts.get(name);
    if (given.isPresent() && given.getAsDouble() >= 1) {
      return (int) FastMath.min(1e8, given.getAsDouble());
    }
    estimated.add(words);
    return (int) FastMath.max(1, FastMath.rint(estimate));
  }

  private static InputException problem(String name, String what, String fix) {
    return new InputException(Problem.of(Location.of(name), what, fix));
  }
}
