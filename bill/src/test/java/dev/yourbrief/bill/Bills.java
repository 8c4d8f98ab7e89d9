package dev.yourbrief.bill;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yourbrief.figure.Money;
import dev.yourbrief.figure.Sampler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bills written by a test, and how to read them. */
final class Bills {

  static final Sampler SAMPLER = new Sampler(7, 2_000);
  static final LocalDate AS_OF = LocalDate.of(2026, 10, 31);

  static final String OPENAI_COST =
      "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,quantity,"
          + "quantity_unit,line_item,user_id,api_key_id,project_id,organization_id,project_name,"
          + "organization_name,user_email,api_source\n";
  static final String ANTHROPIC_COST =
      "usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,"
          + "list_price_usd,cost_type,inference_geo,speed\n";
  static final String ANTHROPIC_USAGE =
      "usage_date_utc,model_version,api_key,workspace,usage_type,context_window,"
          + "usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,"
          + "usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens,"
          + "web_search_count,inference_geo,speed\n";
  static final String OPENAI_USAGE =
      "start_time,end_time,project_id,num_model_requests,model,batch,service_tier,input_tokens,"
          + "input_cached_tokens,input_cache_write_tokens,output_tokens\n";
  static final String FOCUS =
      "BilledCost,EffectiveCost,ListCost,BillingCurrency,BillingAccountId,ChargeCategory,"
          + "ChargeClass,ChargeDescription,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,"
          + "ConsumedUnit,PricingQuantity,PricingUnit,PricingCurrency,ProviderName,ServiceName,"
          + "SkuId,SkuMeter,SkuPriceDetails,SubAccountName\n";

  private Bills() {}

  static Path write(Path folder, String name, String text) {
    return write(folder, name, text.getBytes(UTF_8));
  }

  static Path write(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static BillOptions options() {
    return BillOptions.of(AS_OF, SAMPLER);
  }

  static BillOptions options(LocalDate asOf) {
    return BillOptions.of(asOf, SAMPLER);
  }

  static Bill read(Path folder) {
    return read(folder, options());
  }

  static Bill read(Path folder, BillOptions options) {
    return BillReader.read(folder, List.of(folder), options, Progress.SILENT);
  }

  static List<Charge> charges(Path folder) {
    List<Charge> charges = new ArrayList<>();
    BillReader.charges(folder, List.of(folder), options(), charges::add);
    return charges;
  }

  /** An OpenAI cost line of a day, with its tokens. */
  static String openAiCost(LocalDate day, String amount, String item, String tokens) {
    return ("%d,%d,%sT00:00:00,%sT00:00:00,%s,usd,%s,%s,\"%s\",,key_1,proj_a,org-1,Proj A,Org,"
            + "someone@example.com,\n")
        .formatted(
            seconds(day),
            seconds(day.plusDays(1)),
            day,
            day.plusDays(1),
            amount,
            tokens,
            tokens.isEmpty() ? "" : "tokens",
            item);
  }

  /** An OpenAI usage line of a day. */
  static String openAiUsage(
      LocalDate day, String model, long input, long cached, long written, long output) {
    return "%d,%d,proj_a,3.0,%s,false,default,%d,%d,%d,%d\n"
        .formatted(seconds(day), seconds(day.plusDays(1)), model, input, cached, written, output);
  }

  /** An Anthropic cost line of a day. */
  static String anthropicCost(LocalDate day, String model, String tokenType, String cost) {
    return "%s,%s,Default,key-1,message,≤ 200k,%s,%s,%s,token,global,\n"
        .formatted(day, model, tokenType, cost, cost);
  }

  /** A FOCUS line. */
  static String focus(
      String billed, String effective, String currency, String category, String from, String to) {
    return "%s,%s,%s,%s,acct-1,%s,,a charge,%s,%s,,,,,,Acme Cloud,Thing,sku-1,,,team-a\n"
        .formatted(billed, effective, effective, currency, category, from, to);
  }

  static long seconds(LocalDate day) {
    return day.toEpochDay() * 86_400;
  }

  static BigDecimal costOf(List<BillPart> parts) {
    return parts.stream().map(BillPart::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static BillPart part(List<BillPart> parts, String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no part '" + name + "' in " + parts));
  }

  static BigDecimal billed(Bill bill) {
    return sum(bill.totals().billed().values().stream().toList());
  }

  static BigDecimal effective(Bill bill) {
    return sum(bill.totals().effective().values().stream().toList());
  }

  private static BigDecimal sum(List<Money> amounts) {
    return amounts.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static List<String> notes(Bill bill) {
    return bill.notes().stream().map(Object::toString).toList();
  }

  static Optional<UnitPrice> price(Bill bill, String model, TokenKind kind) {
    return bill.unitPrices().stream()
        .filter(p -> p.model().equals(model) && p.kind() == kind)
        .findFirst();
  }
}
