package dev.yourbrief.publish.slide;

/** The colours of a slide, said outright: not every program knows variables. */
enum Ink {
  INK("#1c1b1a"),
  SOFT("#66625c"),
  RULE("#dcd8d0"),
  PAPER("#ffffff"),
  ACCENT("#0f5c63");

  private final String colour;

  Ink(String colour) {
    this.colour = colour;
  }

  String colour() {
    return colour;
  }
}
