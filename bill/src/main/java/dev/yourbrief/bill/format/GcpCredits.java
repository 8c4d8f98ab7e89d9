package dev.yourbrief.bill.format;

import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The credits of a row of Google's billing export; what is paid is the cost and they. Lasting
 * discounts belong to the price of what was used. A promotion or a free tier ends, or is used up:
 * it stays a charge of its own, so that what use costs without it can be seen.
 *
 * @param lasting the sum of the lasting discounts, negative
 * @param ending the credits that end
 */
record GcpCredits(BigDecimal lasting, List<Credit> ending) {

  /**
   * @param name what Google calls it
   * @param amount negative, mostly
   */
  record Credit(String name, String id, Money amount) {}

  private static final GcpCredits NONE = new GcpCredits(BigDecimal.ZERO, List.of());

  private static final Pattern LASTING =
      Pattern.compile("discount|margin|benefit|offset|commit|spend.based|negotiated");
  private static final Pattern ENDING = Pattern.compile("promo|free|trial|startup|credit|grant");

  /** The credits as JSON, else the columns of one of them: those repeat the JSON. */
  static GcpCredits of(Row row, String currency) {
    String cell = row.text("credits");
    if (isEmptyArray(cell)) {
      return NONE;
    }
    Map<String, String> fields = row.nested("credits");
    List<Credit> ending = new ArrayList<>();
    BigDecimal lasting = BigDecimal.ZERO;
    if (fields.isEmpty()) {
      if (!cell.isEmpty() && row.text("credits_amount").isEmpty()) {
        throw new RowException(
            "'credits' is '" + Texts.shorten(cell) + "', which is not JSON",
            "Export the column with TO_JSON_STRING(credits)");
      }
      fields =
          Map.of(
              "0.amount", row.text("credits_amount"),
              "0.type", row.text("credits_type"),
              "0.name", row.text("credits_name"),
              "0.full_name", row.text("credits_full_name"),
              "0.id", row.text("credits_id"));
    }
    for (int i = 0; has(fields, i); i++) {
      String at = i + ".";
      Optional<BigDecimal> amount =
          Numbers.parse(fields.getOrDefault(at + "amount", ""), "credits.amount");
      if (amount.isEmpty()) {
        continue;
      }
      String name = fields.getOrDefault(at + "name", "");
      if (isLasting(fields.getOrDefault(at + "type", ""), name)) {
        lasting = lasting.add(amount.get());
      } else {
        String full = fields.getOrDefault(at + "full_name", "");
        ending.add(
            new Credit(
                full.isEmpty() ? name : full,
                fields.getOrDefault(at + "id", ""),
                new Money(amount.get(), Row.currency(currency))));
      }
    }
    return new GcpCredits(Numbers.kept(lasting, "credits.amount"), ending);
  }

  private static boolean isEmptyArray(String cell) {
    return cell.startsWith("[")
        && cell.endsWith("]")
        && cell.substring(1, cell.length() - 1).isBlank();
  }

  private static boolean has(Map<String, String> fields, int index) {
    return List.of("amount", "name", "type", "id", "full_name").stream()
        .anyMatch(field -> fields.containsKey(index + "." + field));
  }

  /** The type says, where there is one; older exports have the name only. */
  private static boolean isLasting(String type, String name) {
    String known = type.toLowerCase(Locale.ROOT);
    if (known.equals("promotion") || known.contains("free")) {
      return false;
    }
    if (!known.isEmpty() && !known.contains("unspecified")) {
      return LASTING.matcher(known).find();
    }
    String called = name.toLowerCase(Locale.ROOT);
    return LASTING.matcher(called).find() && !ENDING.matcher(called).find();
  }
}
