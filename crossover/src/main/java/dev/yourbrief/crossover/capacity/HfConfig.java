package dev.yourbrief.crossover.capacity;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.Yaml;
import dev.yourbrief.figure.source.YamlList;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlText;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.hipparchus.util.FastMath;

/**
 * A model's {@code config.json}, as Hugging Face's transformers write it: dense, grouped-query,
 * latent (MLA), sliding-window and linear attention, and mixtures of experts; the text model's part
 * of a multimodal one. Where parameters are not stated they are counted: embeddings, attention and
 * three matrices a feed-forward block (SwiGLU), norms and biases left out.
 */
public final class HfConfig {

  private final YamlMap text;
  private final String name;

  private HfConfig(YamlMap text, String name) {
    this.text = text;
    this.name = name;
  }

  /**
   * Reads a configuration.
   *
   * @param json the text
   * @param name the file's name, for messages
   * @throws InputException if it is not one, or lacks layers, width or heads
   */
  public static ModelShape read(String json, String name) {
    // JSON is YAML, but for tabs between its parts.
    YamlMap root = Yaml.parse(json.replace('\t', ' '), name).asMap();
    for (String part : List.of("text_config", "language_config", "llm_config")) {
      if (root.get(part).isPresent()) {
        YamlMap inner = root.require(part).asMap();
        return new HfConfig(inner.get("num_hidden_layers").isPresent() ? inner : root, name)
            .shape();
      }
    }
    return new HfConfig(root, name).shape();
  }

  private ModelShape shape() {
    double layers = needed("num_hidden_layers", "n_layer", "num_layers");
    double hidden = needed("hidden_size", "n_embd", "d_model");
    double heads = needed("num_attention_heads", "n_head");
    double kvHeads =
        number("num_key_value_heads", "num_kv_heads", "multi_query_group_num").orElse(heads);
    double headDim = number("head_dim", "kv_channels").orElse(hidden / heads);
    double vocabulary = number("vocab_size", "padded_vocab_size").orElse(128_000);
    double latent = number("kv_lora_rank").orElse(0);
    double rope = number("qk_rope_head_dim").orElse(latent > 0 ? 64 : 0);
    double experts =
        number("num_local_experts", "n_routed_experts", "num_experts", "moe_num_experts").orElse(0);
    double perToken =
        number(
                "num_experts_per_tok",
                "num_experts_per_token",
                "experts_per_token",
                "moe_top_k",
                "moe_topk")
            .orElse(experts > 0 ? 2 : 0);
    Shares shares = shares(layers);
    double window =
        shares.local > 0 ? number("sliding_window", "attention_chunk_size").orElse(4096) : 0;
    Facts facts =
        new Facts(Map.of())
            .with("layers", layers)
            .with("hidden", hidden)
            .with("heads", heads)
            .with("headDim", latent > 0 ? number("v_head_dim").orElse(128) : headDim)
            .with("vocabulary", vocabulary)
            .with("fullShare", shares.full)
            .with("linearShare", shares.linear)
            .with("window", window)
            .with("sparse", number("index_topk").orElse(0))
            .with(
                "context",
                number("max_position_embeddings", "seq_length", "n_positions").orElse(0));
    facts = latent > 0 ? facts.with("kvLatent", latent + rope) : facts.with("kvHeads", kvHeads);
    if (experts > 1) {
      facts = facts.with("experts", experts).with("expertsPerToken", perToken);
    }
    double attention =
        latent > 0
            ? latentAttention(hidden, heads, latent, rope)
            : hidden * headDim * (2 * heads + 2 * kvHeads);
    double[] counted = counted(layers, hidden, vocabulary, attention, experts, perToken);
    double total = number("num_parameters", "n_params").orElse(counted[0]) / 1e9;
    facts = facts.with("params", total);
    if (experts > 1) {
      facts = facts.with("active", FastMath.min(total, counted[1] / 1e9));
    }
    return ModelShape.of(modelName(), facts, "");
  }

  private String modelName() {
    return text.text("_name_or_path").filter(n -> !n.isBlank()).orElse(name);
  }

  private double latentAttention(double hidden, double heads, double latent, double rope) {
    double query = number("q_lora_rank").orElse(0);
    double nope = number("qk_nope_head_dim").orElse(128);
    double value = number("v_head_dim").orElse(128);
    double queries =
        query > 0 ? hidden * query + query * heads * (nope + rope) : hidden * heads * (nope + rope);
    return queries
        + hidden * (latent + rope)
        + latent * heads * (nope + value)
        + heads * value * hidden;
  }

  /** All parameters, and those a token passes through. */
  private double[] counted(
      double layers,
      double hidden,
      double vocabulary,
      double attention,
      double experts,
      double perToken) {
    double wide = number("intermediate_size", "ffn_hidden_size", "n_inner").orElse(4 * hidden);
    boolean tied = text.text("tie_word_embeddings").filter(t -> t.equals("true")).isPresent();
    double embeddings = vocabulary * hidden * (tied ? 1 : 2);
    if (experts <= 1) {
      double all = embeddings + layers * (attention + 3 * hidden * wide);
      return new double[] {all, all};
    }
    double narrow = number("moe_intermediate_size", "expert_hidden_dim").orElse(wide);
    double every =
        number("interleave_moe_layer_step", "decoder_sparse_step", "moe_layer_freq").orElse(1);
    double dense = number("first_k_dense_replace", "moe_layer_start_index").orElse(0);
    double sparse = FastMath.floor((layers - dense) / FastMath.max(1, every));
    double shared =
        number("shared_expert_intermediate_size", "moe_shared_expert_intermediate_size")
            .orElse(number("n_shared_experts", "num_shared_experts").orElse(0) * narrow);
    double denseWide = number("intermediate_size_mlp").orElse(wide);
    double rest =
        embeddings
            + layers * attention
            + (layers - sparse) * 3 * hidden * denseWide
            + sparse * (3 * hidden * shared + hidden * experts);
    double expert = sparse * 3 * hidden * narrow;
    return new double[] {rest + experts * expert, rest + perToken * expert};
  }

  /** Shares of the layers by attention. */
  private record Shares(double full, double linear, double local) {}

  private Shares shares(double layers) {
    if (text.get("layer_types").orElse(null) instanceof YamlList list && !list.items().isEmpty()) {
      double n = list.items().size();
      List<String> types = list.asTexts();
      double full = types.stream().filter(t -> t.contains("full") || t.equals("attention")).count();
      double linear =
          types.stream()
              .filter(t -> t.contains("linear") || t.contains("mamba") || t.contains("conv"))
              .count();
      return new Shares(full / n, linear / n, (n - full - linear) / n);
    }
    if (text.text("hybrid_override_pattern").isPresent()) {
      String pattern = text.requireText("hybrid_override_pattern");
      double full = pattern.chars().filter(c -> c == '*').count();
      return new Shares(full / layers, 1 - full / layers, 0);
    }
    double interval = number("full_attention_interval").orElse(0);
    if (interval > 1) {
      return new Shares(1 / interval, 1 - 1 / interval, 0);
    }
    double pattern = number("sliding_window_pattern").orElse(0);
    boolean off = text.text("use_sliding_window").filter(t -> t.equals("false")).isPresent();
    if (number("sliding_window").orElse(0) > 0 && !off) {
      double full = pattern > 1 ? 1 / pattern : 0;
      return new Shares(full, 0, 1 - full);
    }
    return new Shares(1, 0, 0);
  }

  private double needed(String... names) {
    OptionalDouble value = number(names);
    if (value.isEmpty() || value.getAsDouble() < 1) {
      throw new InputException(
          Problem.of(
              Location.of(name),
              "there is no number under '" + names[0] + "'",
              "Give a model's config.json, or its facts, as params=32B,layers=64"));
    }
    return value.getAsDouble();
  }

  /** The first of these that has a number. */
  private OptionalDouble number(String... names) {
    for (String key : names) {
      if (text.get(key).orElse(null) instanceof YamlText value) {
        try {
          double number = Double.parseDouble(value.value());
          if (number >= 0 && number < 1e15) {
            return OptionalDouble.of(number);
          }
        } catch (NumberFormatException e) {
          // Not a number: the next name may have one.
        }
      }
    }
    return OptionalDouble.empty();
  }
}
