package dev.yourbrief.bill;

import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Lines of the three clouds' bills, made up; what a test does not speak of is left blank. */
final class CloudBills {

  static final String CUR =
      "bill_payer_account_id,bill_payer_account_name,bill_billing_entity,"
          + "line_item_usage_account_id,line_item_usage_account_name,"
          + "line_item_line_item_type,line_item_usage_start_date,"
          + "line_item_usage_end_date,line_item_product_code,line_item_usage_type,"
          + "line_item_operation,line_item_resource_id,line_item_usage_amount,"
          + "pricing_unit,line_item_currency_code,line_item_unblended_cost,"
          + "line_item_line_item_description,product,line_item_iam_principal\n";

  static final String CUR_LEGACY =
      "identity/LineItemId,identity/TimeInterval,bill/BillingEntity,"
          + "bill/PayerAccountId,lineItem/UsageAccountId,lineItem/LineItemType,"
          + "lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/ProductCode,"
          + "lineItem/UsageType,lineItem/UsageAmount,lineItem/CurrencyCode,"
          + "lineItem/UnblendedCost,lineItem/NetUnblendedCost,"
          + "lineItem/LineItemDescription,product/ProductName,pricing/unit,"
          + "pricing/publicOnDemandCost,reservation/ReservationARN,"
          + "reservation/EffectiveCost,"
          + "reservation/UnusedAmortizedUpfrontFeeForBillingPeriod,"
          + "reservation/UnusedRecurringFee,savingsPlan/SavingsPlanEffectiveCost,"
          + "savingsPlan/TotalCommitmentToDate,savingsPlan/UsedCommitment\n";

  static final String GCP =
      "billing_account_id,service,service_id,service_description,sku_id,"
          + "sku_description,usage_start_time,usage_end_time,project_id,"
          + "project_name,labels,cost,currency,usage_amount,usage_unit,credits,"
          + "credits_name,credits_amount,credits_full_name,credits_id,credits_type,"
          + "invoice_month,cost_type,cost_at_list\n";

  static final String AZURE_EA =
      "\uFEFFBillingAccountId,BillingAccountName,SubscriptionId,SubscriptionName,"
          + "Date,Product,MeterId,MeterCategory,MeterSubCategory,MeterName,"
          + "Quantity,EffectivePrice,Cost,UnitPrice,BillingCurrency,ResourceId,"
          + "Tags,UnitOfMeasure,ReservationId,ChargeType,PayGPrice,PricingModel,"
          + "benefitId\r\n";

  static final String AZURE_MCA =
      "invoiceId,billingAccountId,billingAccountName,date,meterId,product,"
          + "meterCategory,meterSubCategory,meterName,quantity,unitOfMeasure,"
          + "effectivePrice,costInBillingCurrency,costInPricingCurrency,"
          + "billingCurrency,pricingCurrency,paygCostInBillingCurrency,chargeType,"
          + "pricingModel,subscriptionId,subscriptionName,reservationId,benefitId,"
          + "tags,additionalInfo\n";

  private CloudBills() {}

  static Money money(String amount, String currency) {
    return new Money(new BigDecimal(amount), currency);
  }

  /** A line of CUR 2.0. */
  static String cur(
      LocalDate day,
      String lineType,
      String productCode,
      String usageType,
      String amount,
      String unit,
      String cost,
      String description,
      String productName) {
    return ("999,Payer,AWS,111,Team,%s,%sT00:00:00Z,%sT01:00:00Z,%s,%s,InvokeModel,,"
            + "%s,%s,USD,%s,\"%s\",%s,arn:x\n")
        .formatted(
            lineType,
            day,
            day,
            productCode,
            usageType,
            amount,
            unit,
            cost,
            description,
            productName.isEmpty() ? "" : "\"{\"\"product_name\"\": \"\"" + productName + "\"\"}\"");
  }

  /** A usage line of a model on Bedrock, billed by the thousand tokens. */
  static String bedrock(LocalDate day, String usageType, String amount, String cost) {
    return cur(day, "Usage", "AmazonBedrock", usageType, amount, "1K tokens", cost, "", "");
  }

  /**
   * A line of the older report.
   *
   * @param commitments the reservation's and savings plan's seven columns
   */
  static String curLegacy(
      LocalDate day, String lineType, String cost, String net, String commitments) {
    return ("id,,AWS,999,111,%s,%sT00:00:00Z,%sT01:00:00Z,AmazonEC2,BoxUsage:m5.large,"
            + "1,USD,%s,%s,a line,Amazon EC2,Hrs,,%s\n")
        .formatted(lineType, day, day, cost, net, commitments);
  }

  /** A row of Google's export, with one credit at most, written twice as exports do. */
  static String gcp(
      LocalDate day,
      String sku,
      String cost,
      String currency,
      String amount,
      String creditType,
      String creditAmount,
      String costType) {
    String json =
        creditType.isEmpty()
            ? "[]"
            : ("'[{''name'': ''c'', ''amount'': %s, ''id'': ''i'', " + "''type'': ''%s''}]'")
                .replace('\'', '"')
                .formatted(creditAmount, creditType);
    return ("01AB,{},s-1,Vertex AI,k-1,\"%s\",%sT00:00:00Z,%sT01:00:00Z,proj-1,Proj,[],"
            + "%s,%s,%s,count,%s,%s,%s,,i2,%s,202610,%s,\n")
        .formatted(
            sku,
            day,
            day,
            cost,
            currency,
            amount,
            json,
            creditType.isEmpty() ? "" : "c",
            creditAmount,
            creditType,
            costType);
  }

  /** A row of an enterprise agreement's export. */
  static String azure(
      LocalDate day,
      String subCategory,
      String meter,
      String quantity,
      String unit,
      String cost,
      String chargeType,
      String pricingModel) {
    return ("861,Acct,sub-1,Sub,%02d/%02d/%d,P,m-1,Cognitive Services,%s,%s,%s,1,%s,1,"
            + "USD,/r/1,\"\"\"env\"\": \"\"prod\"\"\",%s,%s,%s,0,%s,\r\n")
        .formatted(
            day.getMonthValue(),
            day.getDayOfMonth(),
            day.getYear(),
            subCategory,
            meter,
            quantity,
            cost,
            unit,
            pricingModel.equals("Reservation") ? "r-1" : "",
            chargeType,
            pricingModel);
  }

  /** A row of a customer agreement's export. */
  static String azureMca(
      LocalDate day, String product, String meter, String quantity, String unit, String cost) {
    return "i,b,B,%s,m,%s,Cognitive Services,%s,%s,%s,%s,1,%s,1,EUR,USD,9,Usage,OnDemand,s,S,,,,\n"
        .formatted(day, product, product, meter, quantity, unit, cost);
  }
}
