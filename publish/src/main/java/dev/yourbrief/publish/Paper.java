package dev.yourbrief.publish;

import java.util.Locale;
import java.util.Set;

/** A size of paper. */
public enum Paper {
  /** 210 mm by 297 mm: ISO 216. */
  A4("A4"),
  /** 8.5 in by 11 in: ANSI/ASME Y14.1. */
  LETTER("letter");

  /** Where printers hold Letter; CLDR's list of the measurement system's paper size. */
  private static final Set<String> LETTER_COUNTRIES =
      Set.of("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE");

  private final String css;

  Paper(String css) {
    this.css = css;
  }

  /** The size printers hold in a region; A4 where none is named. */
  public static Paper of(String localeTag) {
    String country = Locale.forLanguageTag(localeTag).getCountry();
    return LETTER_COUNTRIES.contains(country) ? LETTER : A4;
  }

  /** Its name in CSS. */
  String css() {
    return css;
  }
}
