package dev.yourbrief.bill.format;

import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.util.Optional;

/** The columns of AWS's Cost and Usage Reports that are read, by both their names. */
enum CurColumn {
  START("line_item_usage_start_date", "lineItem/UsageStartDate"),
  END("line_item_usage_end_date", "lineItem/UsageEndDate"),
  LINE_TYPE("line_item_line_item_type", "lineItem/LineItemType"),
  USAGE_TYPE("line_item_usage_type", "lineItem/UsageType"),
  OPERATION("line_item_operation", "lineItem/Operation"),
  PRODUCT_CODE("line_item_product_code", "lineItem/ProductCode"),
  PRODUCT_NAME("product_product_name", "product/ProductName"),
  SERVICE_NAME("product_servicename", "product/servicename"),
  DESCRIPTION("line_item_line_item_description", "lineItem/LineItemDescription"),
  AMOUNT("line_item_usage_amount", "lineItem/UsageAmount"),
  UNIT("pricing_unit", "pricing/unit"),
  CURRENCY("line_item_currency_code", "lineItem/CurrencyCode"),
  COST("line_item_unblended_cost", "lineItem/UnblendedCost"),
  NET_COST("line_item_net_unblended_cost", "lineItem/NetUnblendedCost"),
  LIST_COST("pricing_public_on_demand_cost", "pricing/publicOnDemandCost"),
  RESERVATION("reservation_reservation_a_r_n", "reservation/ReservationARN"),
  RESERVATION_COST("reservation_effective_cost", "reservation/EffectiveCost"),
  RESERVATION_NET_COST("reservation_net_effective_cost", "reservation/NetEffectiveCost"),
  UNUSED_UPFRONT(
      "reservation_unused_amortized_upfront_fee_for_billing_period",
      "reservation/UnusedAmortizedUpfrontFeeForBillingPeriod"),
  UNUSED_RECURRING("reservation_unused_recurring_fee", "reservation/UnusedRecurringFee"),
  PLAN_COST("savings_plan_savings_plan_effective_cost", "savingsPlan/SavingsPlanEffectiveCost"),
  PLAN_NET_COST(
      "savings_plan_net_savings_plan_effective_cost", "savingsPlan/NetSavingsPlanEffectiveCost"),
  PLAN_TOTAL("savings_plan_total_commitment_to_date", "savingsPlan/TotalCommitmentToDate"),
  PLAN_USED("savings_plan_used_commitment", "savingsPlan/UsedCommitment"),
  ACCOUNT("line_item_usage_account_id", "lineItem/UsageAccountId"),
  ACCOUNT_NAME("line_item_usage_account_name", "lineItem/UsageAccountName"),
  PAYER("bill_payer_account_id", "bill/PayerAccountId"),
  PAYER_NAME("bill_payer_account_name", "bill/PayerAccountName"),
  RESOURCE("line_item_resource_id", "lineItem/ResourceId"),
  ZONE("line_item_availability_zone", "lineItem/AvailabilityZone"),
  RATE("pricing_rate_id", "pricing/RateId"),
  TAX_TYPE("line_item_tax_type", "lineItem/TaxType"),
  CALLER("line_item_iam_principal", "lineItem/IamPrincipal"),
  TAGS("resource_tags", "resourceTags");

  /** The name in CUR 2.0, and in tables Athena reads. */
  private final String column;

  /** The name in the CSV files of the reports before. */
  private final String before;

  CurColumn(String column, String before) {
    this.column = column;
    this.before = before;
  }

  String text(Row row) {
    return row.firstOf(column, before);
  }

  boolean isIn(Row row) {
    return row.has(column) || row.has(before);
  }

  /** The name under which the row has it, for messages. */
  private String name(Row row) {
    return row.has(before) ? before : column;
  }

  Optional<BigDecimal> number(Row row) {
    return row.number(name(row));
  }

  Optional<Money> money(Row row, String currency) {
    return row.money(name(row), currency);
  }

  Optional<Times.Moment> time(Row row) {
    return row.time(name(row));
  }

  Times.Moment requireTime(Row row) {
    return row.requireTime(name(row));
  }
}
