package dev.yourbrief.bill;

import dev.yourbrief.bill.format.LedgerMemory;
import dev.yourbrief.bill.store.LedgerSums;
import java.util.List;

/** Says what of a gateway's ledger is no plain call with a known price. */
final class LedgerNotes {

  private LedgerNotes() {}

  static void add(ProblemLog log, List<LedgerSums.Part> parts, LedgerMemory ledger) {
    for (LedgerSums.Part part : parts) {
      String calls =
          Plural.of(part.calls().longValue(), "row", "rows") + " of the gateway's ledger";
      String tokens = Plural.number(part.tokens()) + " tokens";
      switch (part.which()) {
        case ESTIMATED ->
            log.note(
                calls
                    + (isOne(part) ? " has" : " have")
                    + " tokens that the gateway estimated, because the provider did not say: "
                    + tokens
                    + ", "
                    + part.cost().toPlainString()
                    + " USD",
                "");
        case UNPRICED ->
            log.note(
                calls
                    + (isOne(part) ? " has" : " have")
                    + " no price ("
                    + tokens
                    + "; "
                    + String.join(", ", part.models())
                    + "): what they cost is unknown, not nothing",
                "Give the gateway a price of the model");
        case SHADOW ->
            log.note(
                calls
                    + (isOne(part) ? " is a copy" : " are copies")
                    + " for a candidate, under the project '(shadow traffic)': "
                    + tokens
                    + ", "
                    + part.cost().toPlainString()
                    + " USD",
                "");
      }
    }
    if (ledger.open() > 0) {
      log.note(
          Plural.of(ledger.open(), "call", "calls")
              + " of the gateway's ledger had begun to be answered, and no file tells of the end"
              + " (about "
              + Plural.number(ledger.openTokens())
              + " tokens went in): in no sum, as what they cost is unknown",
          "Add the segments that follow; a gateway that starts again closes its open calls");
    }
  }

  private static boolean isOne(LedgerSums.Part part) {
    return part.calls().longValue() == 1;
  }
}
