package dev.yourbrief.bill.store;

import java.sql.SQLException;

/** The store failed: a full disk, or a defect. Never the fault of a bill. */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreException(SQLException cause) {
    super("the bill's store failed: " + cause.getMessage(), cause);
  }
}
