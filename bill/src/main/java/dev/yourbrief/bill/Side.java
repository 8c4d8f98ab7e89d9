package dev.yourbrief.bill;

import dev.yourbrief.bill.store.LedgerSums;
import dev.yourbrief.figure.source.Problem;
import java.math.BigDecimal;
import java.util.List;

/**
 * One side of a reconciliation: what some exports say by provider, model, day and kind.
 *
 * @param costs what was paid, or is asked for
 * @param tokens the tokens that count
 * @param parts of a ledger, what is no plain call with a known price
 * @param otherCurrencies amounts in these are left out, for want of an exchange rate
 * @param times from when to when a gateway's calls were
 * @param openCalls calls of a ledger of whose end nothing is known
 * @param openTokens the tokens that went into those, as the gateway estimated them
 * @param formats what its files are
 * @param unreadable what could not be read, the first of it
 * @param unreadableRows how much could not be read
 * @param notes what is worth knowing
 */
public record Side(
    List<LedgerSums.Cost> costs,
    List<LedgerSums.Tokens> tokens,
    List<LedgerSums.Part> parts,
    List<String> otherCurrencies,
    LedgerSums.Times times,
    long openCalls,
    BigDecimal openTokens,
    List<String> formats,
    List<Problem> unreadable,
    long unreadableRows,
    List<Problem> notes) {

  public Side {
    costs = List.copyOf(costs);
    tokens = List.copyOf(tokens);
    parts = List.copyOf(parts);
    otherCurrencies = List.copyOf(otherCurrencies);
    formats = List.copyOf(formats);
    unreadable = List.copyOf(unreadable);
    notes = List.copyOf(notes);
  }
}
