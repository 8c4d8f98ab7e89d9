package dev.yourbrief.crossover.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.yourbrief.figure.source.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HfConfigTest {

  private static ModelShape read(String json) {
    return HfConfig.read(json, "config.json");
  }

  @Test
  void aDenseModelWithGroupedQueries() {
    ModelShape m =
        read(
            """
            {
            \t"hidden_size": 8192, "intermediate_size": 28672, "num_attention_heads": 64,
              "num_hidden_layers": 80, "num_key_value_heads": 8, "vocab_size": 128256,
              "max_position_embeddings": 131072, "tie_word_embeddings": false,
              "sliding_window": null, "torch_dtype": "bfloat16"
            }
            """);
    assertThat(m.totalParamsB()).isCloseTo(70.6, within(0.1));
    assertThat(m.activeParamsB()).isEqualTo(m.totalParamsB());
    assertThat(m.headDim()).isEqualTo(128);
    assertThat(m.kvElements()).isEqualTo(2048);
    assertThat(m.fullShare()).isEqualTo(1);
    assertThat(m.estimated()).isEmpty();
  }

  @Test
  void latentAttentionWithExperts() {
    ModelShape m =
        read(
            """
            {"num_hidden_layers": 61, "hidden_size": 7168, "num_attention_heads": 64,
             "num_key_value_heads": 64, "intermediate_size": 18432, "vocab_size": 163840,
             "n_routed_experts": 384, "n_shared_experts": 1, "num_experts_per_tok": 8,
             "moe_intermediate_size": 2048, "moe_layer_freq": 1, "first_k_dense_replace": 1,
             "kv_lora_rank": 512, "q_lora_rank": 1536, "qk_nope_head_dim": 128,
             "qk_rope_head_dim": 64, "v_head_dim": 128, "tie_word_embeddings": false}
            """);
    assertThat(m.totalParamsB()).as("published: 1,026").isCloseTo(1026, within(5.0));
    assertThat(m.activeParamsB()).as("published: 32").isCloseTo(32.5, within(1.0));
    assertThat(m.kvLatent()).isEqualTo(576);
    assertThat(m.isMoe()).isTrue();
  }

  @Test
  void theTextPartOfAModelWithLinearLayers() {
    ModelShape m =
        read(
            """
            {"model_type": "some_moe", "text_config": {"full_attention_interval": 4,
              "head_dim": 256, "hidden_size": 4096, "layer_types": ["linear_attention",
              "linear_attention", "linear_attention", "full_attention"],
              "moe_intermediate_size": 1024, "num_attention_heads": 32, "num_experts": 512,
              "num_experts_per_tok": 10, "num_hidden_layers": 60, "num_key_value_heads": 2,
              "shared_expert_intermediate_size": 1024, "vocab_size": 248320},
             "vision_config": {"hidden_size": 1152}}
            """);
    assertThat(m.totalParamsB()).as("published: 397").isCloseTo(397, within(10.0));
    assertThat(m.activeParamsB()).as("published: 17").isCloseTo(17, within(2.5));
    assertThat(m.linearShare()).isEqualTo(0.75);
    assertThat(m.fullShare()).isEqualTo(0.25);
  }

  @Test
  void slidingWindows() {
    ModelShape m =
        read(
            """
            {"hidden_size": 2880, "num_attention_heads": 64, "num_hidden_layers": 36,
             "num_key_value_heads": 8, "head_dim": 64, "intermediate_size": 2880,
             "num_local_experts": 128, "num_experts_per_tok": 4, "vocab_size": 201088,
             "layer_types": ["sliding_attention", "full_attention"], "sliding_window": 128}
            """);
    assertThat(m.totalParamsB()).as("published: 116.8").isCloseTo(116.8, within(2.0));
    assertThat(m.activeParamsB()).as("published: 5.1, one embedding").isCloseTo(5.7, within(0.5));
    assertThat(m.window()).isEqualTo(128);
    Memory memory =
        new Memory(
            m,
            GpuShape.of(
                "g", "", Facts.parse("memory=80,bandwidth=3350,bf16=989", "--gpu", GpuShape.FACTS)),
            Precision.BF16,
            1,
            Layout.HEADS);
    assertThat(memory.cache(100_000))
        .as("half the layers see 128 tokens")
        .isCloseTo(36 * 1024 * 2 * (50_000 + 64.0), within(1.0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[1, 2]",
        "{\"num_hidden_layers\": 10",
        "{\"hidden_size\": 10, \"num_hidden_layers\": \"many\", \"num_attention_heads\": 2}",
        "{\"text_config\": 3}",
        "\u0000",
        ""
      })
  void whatIsNoConfigIsSaid(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(InputException.class);
  }
}
