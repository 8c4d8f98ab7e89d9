package dev.yourbrief.bill.format;

import dev.yourbrief.figure.source.Problem;

/** Where the readers put the files they find in an input: itself, or those within it. */
public interface FileSink {

  /** A file begins, under the name to show. */
  ChargeSink file(String name);

  /** Something of an archive or a book, and of no file in it, cannot be read. */
  void unreadable(Problem problem);

  /** Something to know about an archive or a book as a whole. */
  void note(Problem problem);
}
