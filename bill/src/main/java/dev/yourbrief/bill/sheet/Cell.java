package dev.yourbrief.bill.sheet;

/**
 * A cell of a sheet.
 *
 * @param text what is stored: numbers digit for digit, dates in ISO 8601
 * @param isTyped whether it is stored as a number or a date, and not as words someone wrote
 */
public record Cell(String text, boolean isTyped) {

  public static final Cell BLANK = new Cell("", false);
}
