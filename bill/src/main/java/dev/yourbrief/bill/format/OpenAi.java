package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.TokenKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What OpenAI's four exports have in common. */
final class OpenAi {

  static final String PROVIDER = "openai";

  private static final BigDecimal THOUSAND = new BigDecimal(1_000);

  private static final Pattern TIER_AT_END =
      Pattern.compile(
          "[\\s|_-]+\\(?(?:batch|flex|priority)(?: api)?\\)?$", Pattern.CASE_INSENSITIVE);

  private static final String REQUESTS = "num_model_requests";

  /** The tokens of a usage export. Who used it is not looked at, so that it is not kept. */
  static final Grain TOKENS_GRAIN = usage(List.of());

  /** The same, with the requests. */
  static final Grain USAGE_GRAIN = usage(List.of(REQUESTS));

  private OpenAi() {}

  private static Grain usage(List<String> more) {
    List<String> counts =
        new ArrayList<>(
            List.of(
                "input_tokens",
                "input_cached_tokens",
                "input_cache_write_tokens",
                "input_uncached_tokens",
                "output_tokens"));
    counts.addAll(more);
    return new Grain(
        "start_time",
        Optional.of("end_time"),
        counts,
        List.of(),
        List.of(
            "model",
            "batch",
            "service_tier",
            "project_id",
            "project_name",
            "organization_id",
            "organization_name",
            "api_key_id"),
        List.of(
            new Grain.Inclusion(
                "input_tokens", List.of("input_cached_tokens", "input_cache_write_tokens"))));
  }

  /** Buckets are seconds since 1970; the ISO columns say the same, sometimes without an offset. */
  static Times.Moment start(Row row) {
    return row.time("start_time").orElseGet(() -> row.requireTime("start_time_iso"));
  }

  static Optional<Instant> end(Row row) {
    return row.time("end_time").or(() -> row.time("end_time_iso")).map(Times.Moment::instant);
  }

  /** A line item is {@code "model, kind"}; anything else is a line that is not about tokens. */
  static void lineItem(
      ChargeBuilder charge, String item, Optional<BigDecimal> quantity, String unit) {
    int comma = item.lastIndexOf(',');
    String what = comma < 0 ? "" : item.substring(comma + 1).strip();
    String model = comma < 0 ? "" : item.substring(0, comma).strip();
    Optional<TokenKind> kind = KindWords.kind(what);
    charge.description(item).kind(kind);
    if (kind.isPresent()) {
      charge.model(withoutTier(model)).tier(KindWords.tier(item).orElse(Tiers.STANDARD));
    } else if (!model.isEmpty()) {
      charge.model(model);
    }
    Optional<BigDecimal> tokens = quantity.flatMap(amount -> tokens(amount, unit));
    if (kind.isPresent() && tokens.isPresent()) {
      charge.tokens(tokens);
    } else {
      charge.quantity(quantity, unit);
    }
  }

  private static Optional<BigDecimal> tokens(BigDecimal quantity, String unit) {
    return switch (unit) {
      case "tokens" -> Optional.of(quantity);
      case "1000_tokens" -> Optional.of(quantity.multiply(THOUSAND));
      default -> Optional.empty();
    };
  }

  private static String withoutTier(String model) {
    return TIER_AT_END.matcher(model).replaceFirst("");
  }

  /**
   * The exclusive token counts of a usage row: the input counts cached and cache-write tokens too,
   * and every split by text, audio or image is a part of the totals, as are reasoning tokens.
   */
  static List<Charge> usage(Row row, String format, Times.Moment start, Optional<Instant> end) {
    BigDecimal cached = row.count("input_cached_tokens");
    BigDecimal written = row.count("input_cache_write_tokens");
    BigDecimal uncached;
    if (row.text("input_tokens").isEmpty()) {
      uncached = row.count("input_uncached_tokens");
    } else {
      BigDecimal input = row.count("input_tokens");
      uncached = input.subtract(cached).subtract(written);
      if (uncached.signum() < 0) {
        throw new RowException(
            "'input_tokens' is "
                + input.toPlainString()
                + ", less than the cached tokens it should include",
            "Correct the row: input_tokens counts cached and cache-write tokens too");
      }
    }
    List<Charge> charges = new ArrayList<>();
    add(charges, row, format, start, end, TokenKind.INPUT_UNCACHED, uncached);
    add(charges, row, format, start, end, TokenKind.CACHE_READ, cached);
    add(charges, row, format, start, end, TokenKind.CACHE_WRITE, written);
    add(charges, row, format, start, end, TokenKind.OUTPUT, row.count("output_tokens"));
    return charges;
  }

  /** How many requests a usage row is of. */
  static Optional<BigDecimal> requests(Row row) {
    return Optional.of(row.count(REQUESTS)).filter(n -> n.signum() > 0);
  }

  private static void add(
      List<Charge> charges,
      Row row,
      String format,
      Times.Moment start,
      Optional<Instant> end,
      TokenKind kind,
      BigDecimal tokens) {
    if (tokens.signum() == 0) {
      return;
    }
    charges.add(
        new ChargeBuilder(row.where(), format, start)
            .end(end)
            .provider(PROVIDER)
            .model(row.text("model"))
            .kind(Optional.of(kind))
            .tier(tier(row))
            .tokens(Optional.of(tokens))
            .project(row.text("project_id"), row.text("project_name"))
            .account(row.text("organization_id"), row.text("organization_name"))
            .dimension(row.text("project_id"))
            .dimension(row.text("api_key_id"))
            .build());
  }

  private static String tier(Row row) {
    String batch = row.text("batch");
    if (batch.equalsIgnoreCase("true")) {
      return Tiers.BATCH;
    }
    String tier = Tiers.of(row.text("service_tier"));
    return tier.equals(Tiers.UNKNOWN) && batch.equalsIgnoreCase("false") ? Tiers.STANDARD : tier;
  }
}
