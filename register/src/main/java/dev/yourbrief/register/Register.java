package dev.yourbrief.register;

import dev.yourbrief.register.decision.Decisions;
import dev.yourbrief.register.decision.Escalations;
import dev.yourbrief.register.decision.Predictions;
import dev.yourbrief.register.decision.Shares;
import dev.yourbrief.register.decision.Versions;
import dev.yourbrief.register.recheck.CalendarFeed;
import dev.yourbrief.register.recheck.DueList;
import dev.yourbrief.register.recheck.Rechecks;
import dev.yourbrief.register.people.Accounts;
import dev.yourbrief.register.store.Contents;
import dev.yourbrief.register.store.Store;
import dev.yourbrief.register.store.StoreAddress;
import dev.yourbrief.register.work.Workbench;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A register, open. What it does is done by its parts; this is where they are found.
 *
 * @param zone what day it is, is told there
 */
public record Register(
    Store store,
    ZoneId zone,
    Contents contents,
    Decisions decisions,
    Versions versions,
    Shares shares,
    Escalations escalations,
    Predictions predictions,
    Audit audit,
    Workbench workbench,
    DueList due,
    Rechecks rechecks,
    CalendarFeed calendar,
    Accounts accounts)
    implements AutoCloseable {

  /**
   * Opens a register, and makes it if there is none.
   *
   * @throws dev.yourbrief.figure.source.InputException if it cannot be opened
   */
  public static Register open(StoreAddress address, InstantSource clock, ZoneId zone) {
    Store store = Store.open(address, clock);
    return new Register(
        store,
        zone,
        new Contents(store),
        new Decisions(store),
        new Versions(store),
        new Shares(store),
        new Escalations(store),
        new Predictions(store),
        new Audit(store),
        new Workbench(store),
        new DueList(store, zone),
        new Rechecks(store),
        new CalendarFeed(store, zone),
        Accounts.of(store));
  }

  /** The day it is. */
  public LocalDate today() {
    return LocalDate.ofInstant(store.clock().instant(), zone);
  }

  @Override
  public void close() {
    store.close();
  }
}
