package dev.yourbrief.bill.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.yourbrief.bill.ModelNames;
import dev.yourbrief.bill.TokenKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What the names of the clouds' meters say: tables of them, in the test's resources. */
final class MeterNamesTest {

  private static void assertSays(
      Meter meter, @Nullable String model, @Nullable String kind, String tier) {
    assertThat(ModelNames.normalise(meter.model())).isEqualTo(Optional.ofNullable(model));
    assertThat(meter.kind().map(TokenKind::key)).isEqualTo(Optional.ofNullable(kind));
    assertThat(meter.tier()).isEqualTo(tier);
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "google-skus.csv",
      useHeadersInDisplayName = true,
      quoteCharacter = '\'')
  void google_skus(String sku, @Nullable String model, @Nullable String kind, String tier) {
    assertSays(VertexSku.read(sku), model, kind, tier);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "bedrock-usage-types.csv", useHeadersInDisplayName = true)
  void bedrock_usage_types(
      String usageType, @Nullable String model, @Nullable String kind, String tier) {
    assertSays(BedrockUsageType.read(usageType), model, kind, tier);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "azure-meters.csv", useHeadersInDisplayName = true)
  void azure_meters(
      String meter,
      String unit,
      String product,
      @Nullable String model,
      @Nullable String kind,
      String tier,
      @Nullable BigDecimal each) {
    assertSays(AzureMeter.read(meter, product), model, kind, tier);
    assertThat(AzureMeter.tokensEach(meter, unit).map(n -> n.setScale(0)))
        .isEqualTo(Optional.ofNullable(each));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "model-names.csv", useHeadersInDisplayName = true)
  void model_names(String raw, String name) {
    assertThat(ModelNames.normalise(raw)).contains(name);
    assertThat(ModelNames.normalise(name)).as("stays as it is").contains(name);
  }

  @Test
  void models_named_in_a_sentence() {
    assertThat(ModelNames.findIn("Usage of Gemini 2.5 Flash Lite in us-east1"))
        .contains("Gemini 2.5 Flash Lite");
    assertThat(ModelNames.findIn("claude-sonnet-4-20250514")).contains("claude-sonnet-4");
    assertThat(ModelNames.findIn("gpt-5.6-sol, input")).contains("gpt-5.6-sol");
    assertThat(ModelNames.findIn("A provisioned cluster of 3 nodes")).isEmpty();
    assertThat(ModelNames.findIn("Standard - A1 - Memory")).isEmpty();
  }

  /** Names as long as a hostile cell can be: each is read in time that grows with its length. */
  @Test
  void no_name_takes_long_to_read() {
    for (String part :
        List.of(
            "1",
            "gpt-",
            "gemini 2.5 ",
            "qwen3 1b ",
            "llama 3.",
            "mistral 11 ",
            "input-",
            "a",
            "cache_",
            "1 000 ",
            "claude 3 ",
            "MP:US_",
            "(",
            "1K input ",
            "EU-EU-")) {
      String text = part.repeat(200_000 / part.length());
      assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () -> {
            VertexSku.read(text);
            BedrockUsageType.read(text);
            BedrockUsageType.edition(text);
            AzureMeter.read(text, "openai");
            AzureUnit.of(text);
            TokenUnits.of(text);
            TokenUnits.saidIn(text);
            ModelNames.normalise(text);
            ModelNames.findIn(text);
          },
          part);
    }
  }

  @Test
  void units_of_azure() {
    assertThat(AzureUnit.of("1K").orElseThrow().size()).isEqualByComparingTo("1000");
    assertThat(AzureUnit.of("10K").orElseThrow().size()).isEqualByComparingTo("10000");
    assertThat(AzureUnit.of("1,000").orElseThrow().size()).isEqualByComparingTo("1000");
    assertThat(AzureUnit.of("1B").orElseThrow().size()).isEqualByComparingTo("1000000000");
    assertThat(AzureUnit.of("1M Tokens").orElseThrow().mayBeTokens()).isTrue();
    assertThat(AzureUnit.of("1 Hour").orElseThrow().mayBeTokens()).isFalse();
    assertThat(AzureUnit.of("1K/Day").orElseThrow().mayBeTokens()).isFalse();
    assertThat(AzureUnit.of("100 Minutes").orElseThrow().size()).isEqualByComparingTo("100");
    assertThat(AzureUnit.of("1 Month").orElseThrow().of()).isEqualTo("month");
    assertThat(AzureUnit.of("10000s")).isEmpty();
    assertThat(AzureUnit.of("many")).isEmpty();
  }

  @Test
  void p18_how_many_tokens_one_of_a_bedrock_lines_amount_is() {
    String classic = "USE1-Claude3Sonnet-input-tokens";
    String marketplace = "USE1-MP:USE1_InputTokenCount-Units";
    assertEach("1000", classic, "1K tokens", "");
    assertEach("1000", classic, "", "$0.003 per 1K tokens for Claude3Sonnet in US East");
    assertEach("1000", classic, "", "$0.003 per 1,000 input tokens");
    assertEach("1000000", classic, "1M tokens", "$3.00 per 1M tokens for Claude 3 8B");
    assertEach("1000000", classic, "Million tokens", "");
    assertEach("1000000", classic, "Units", "");
    assertEach(
        "1000000", marketplace, "Units", "AWS Marketplace software usage|us|Million Input Tokens");
    assertEach("1000000", marketplace, "", "");
    assertEach("1000000", marketplace, "", "Million 1 hour Cache Write Input Tokens Regional");
    assertEach("1", classic, "Tokens", "");
    // Nothing says, or two say different things: unknown, not guessed.
    assertEach(null, classic, "", "");
    assertEach(null, classic, "1K tokens", "$3.00 per 1M tokens");
    assertEach(null, classic, "hour", "Llama 3 8B input tokens");
  }

  private static void assertEach(
      @Nullable String tokens, String usageType, String unit, String description) {
    assertThat(
            BedrockUsageType.tokensEach(usageType, List.of(unit), description)
                .map(n -> n.setScale(0).toPlainString()))
        .isEqualTo(Optional.ofNullable(tokens));
  }
}
