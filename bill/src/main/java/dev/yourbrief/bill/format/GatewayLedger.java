package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ledger of {@code yourbrief gateway}: a line of JSON for whatever happened to a call. Its
 * columns are in {@code docs/formats/gateway.md}.
 *
 * <p>Amounts are US dollars, worked out from the prices of the day of the call; kinds of tokens
 * exclude each other. An amount that is not there is unknown; one of 0 says that nothing was owed.
 */
final class GatewayLedger implements RowFormat {

  static final String ID = "gateway-ledger";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Optional<String> version(Set<String> columns) {
    return columns.contains("row") && columns.contains("call") && columns.contains("time")
        ? Optional.of("")
        : Optional.empty();
  }

  @Override
  public boolean isLog() {
    return true;
  }

  @Override
  public boolean growsLineByLine() {
    return true;
  }

  @Override
  public Reading reading(ChargeSink sink) {
    return new LedgerReading(sink);
  }

  /** A row for itself, as if its call had no others. */
  @Override
  public List<Charge> read(Row row) {
    LedgerRow said = LedgerRow.of(row, new LedgerTags());
    return new LedgerCharges(said.id()).of(said, said);
  }

  @Override
  public Optional<String> request(Row row) {
    return Optional.of(LedgerRow.id(row.text("row"), row.text("call"), row.text("number")));
  }
}
