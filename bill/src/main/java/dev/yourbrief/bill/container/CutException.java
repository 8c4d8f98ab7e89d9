package dev.yourbrief.bill.container;

import java.io.IOException;

/** The bytes of a file end before the file does; what came before is good. */
public final class CutException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final String fix;

  public CutException(String what, String fix) {
    super(what);
    this.what = what;
    this.fix = fix;
  }

  /** What is wrong, in a sentence without a full stop. */
  public String what() {
    return what;
  }

  /** What to do about it. */
  public String fix() {
    return fix;
  }
}
