package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Authority;
import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.TokenKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The charges of a ledger's rows: the cost as a whole, and each kind of tokens. One of them carries
 * the count of the row, so that sums know how many calls they are of.
 *
 * <p>The description begins with what the row is and what is to be known of it ({@code shadow
 * estimated}); the route and the tags follow.
 */
final class LedgerCharges {

  static final String CALLS = "calls";
  static final String ESTIMATED = " estimated";
  static final String UNPRICED = " unpriced";

  /** Where copies for a candidate go, so that they are never taken for the product's own. */
  private static final String SHADOW_PROJECT = "(shadow traffic)";

  private static final Set<String> PAID =
      Set.of(LedgerRow.CALL, LedgerRow.ATTEMPT, LedgerRow.SHADOW);

  private final String first;

  /**
   * @param first the id of the file's first row. Segments of one ledger differ in it, and copies of
   *     one segment agree
   */
  LedgerCharges(String first) {
    this.first = first;
  }

  /**
   * The charges of a row; none when nothing is owed for it, or other rows of its call carry it.
   *
   * @param call the row of the call it belongs to, or itself: whose the key, route and tags are
   */
  List<Charge> of(LedgerRow row, LedgerRow call) {
    return row.isOnlyARequest() ? List.of() : of(row, call, row.what());
  }

  /**
   * What a call with several attempts is a request of: the tokens of its answer, as those of the
   * attempt that gave it.
   */
  List<Charge> request(LedgerRow call) {
    return of(call, call, LedgerRow.ATTEMPT);
  }

  private List<Charge> of(LedgerRow row, LedgerRow call, String what) {
    boolean isOwed =
        row.isUnpriced()
            || !row.tokens().isEmpty()
            || row.usd().filter(usd -> usd.amount().signum() != 0).isPresent();
    if (!isOwed || !PAID.contains(row.what())) {
      return List.of();
    }
    String description =
        what
            + (row.estimated() ? ESTIMATED : "")
            + (row.isUnpriced() ? UNPRICED : "")
            + (call.route().isEmpty() ? "" : "; route=" + call.route())
            + call.tags();
    List<Charge> charges = new ArrayList<>();
    row.usd()
        .map(
            usd -> counted(start(row, call, description), charges).billed(Optional.of(usd)).build())
        .ifPresent(charges::add);
    row.tokens()
        .forEach((kind, count) ->
            charges.add(tokens(counted(start(row, call, description), charges), kind, count)));
    if (charges.isEmpty()) {
      charges.add(counted(start(row, call, description), charges).build());
    }
    return charges;
  }

  private static Charge tokens(ChargeBuilder charge, TokenKind kind, BigDecimal count) {
    return charge.kind(Optional.of(kind)).tokens(Optional.of(count)).build();
  }

  private static ChargeBuilder counted(ChargeBuilder charge, List<Charge> before) {
    return before.isEmpty() ? charge.quantity(Optional.of(BigDecimal.ONE), CALLS) : charge;
  }

  private ChargeBuilder start(LedgerRow row, LedgerRow call, String description) {
    String project = row.is(LedgerRow.SHADOW) ? SHADOW_PROJECT : call.key();
    return new ChargeBuilder(row.where(), GatewayLedger.ID, row.start())
        .end(Optional.of(row.end()))
        // A call that ends after midnight is of the day it began.
        .on(row.start().day(), hour(row))
        .authority(Authority.GATEWAY)
        .seller(row.provider())
        .model(row.model())
        .project("", project)
        .description(description)
        .dimension(first);
  }

  private static OptionalInt hour(LedgerRow row) {
    return OptionalInt.of(row.start().instant().atZone(row.start().zone()).getHour());
  }
}
