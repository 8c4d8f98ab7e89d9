package dev.yourbrief.bill.format;

/** One row cannot be read; the others can. The message says what is wrong with it. */
final class RowException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String fix;

  RowException(String what, String fix) {
    // Files may hold millions of these: a stack trace would tell nobody anything.
    super(what, null, false, false);
    this.fix = fix;
  }

  String what() {
    String message = getMessage();
    return message == null ? "the row cannot be read" : message;
  }

  String fix() {
    return fix;
  }
}
