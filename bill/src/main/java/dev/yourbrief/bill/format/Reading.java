package dev.yourbrief.bill.format;

/** Reads the rows of one format in one file. */
interface Reading {

  /** Tells the sink what the row says, or why it cannot be read. */
  void read(Row row);

  /** The end of the file. */
  void finish();
}
