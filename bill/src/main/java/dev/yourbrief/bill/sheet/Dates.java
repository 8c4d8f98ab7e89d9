package dev.yourbrief.bill.sheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which numbers of a workbook are dates, as their style says, and which: days since the end of 1899
 * (ECMA-376 part 1, 18.17.4.1 and 18.8.30).
 */
final class Dates {

  private static final int MAX_STYLES = 100_000;

  /** The formats that have no code because every Excel knows them, and that show a day. */
  private static final Set<Integer> BUILT_IN =
      Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58);

  /** What a format shows as it stands: quoted, escaped, padding, colours and conditions. */
  private static final Pattern LITERAL =
      Pattern.compile("\"[^\"]*\"?|\\\\.|_.|\\*.|\\[[^\\]]*\\]?");

  private static final LocalDate FROM_1900 = LocalDate.of(1899, 12, 30);
  private static final LocalDate FROM_1904 = LocalDate.of(1904, 1, 1);
  private static final BigDecimal LAST = new BigDecimal(2_958_466);
  private static final BigDecimal SECONDS = new BigDecimal(86_400);

  private final List<Boolean> byStyle;
  private final LocalDate first;

  private Dates(List<Boolean> byStyle, LocalDate first) {
    this.byStyle = byStyle;
    this.first = first;
  }

  static Dates none() {
    return new Dates(List.of(), FROM_1900);
  }

  /** Reads the styles of a workbook. */
  static Dates read(Xml styles, boolean from1904) throws IOException {
    Map<Integer, Boolean> formats = new HashMap<>();
    List<Boolean> byStyle = new ArrayList<>();
    for (var name = styles.next(); name.isPresent(); name = styles.next()) {
      if (name.get().equals("numFmt") && formats.size() < MAX_STYLES) {
        formats.put(number(styles.attribute("numFmtId")), showsDay(styles.attribute("formatCode")));
      } else if (name.get().equals("cellXfs")) {
        for (var xf = styles.nextWithin("cellXfs");
            xf.isPresent() && byStyle.size() < MAX_STYLES;
            xf = styles.nextWithin("cellXfs")) {
          if (xf.get().equals("xf")) {
            int id = number(styles.attribute("numFmtId"));
            byStyle.add(formats.getOrDefault(id, BUILT_IN.contains(id)));
          }
        }
      }
    }
    return new Dates(List.copyOf(byStyle), from1904 ? FROM_1904 : FROM_1900);
  }

  /** The number, or the date it stands for in that style. */
  String shown(String stored, String style) {
    int index = number(style);
    if (index < 0 || index >= byStyle.size() || !byStyle.get(index)) {
      return stored;
    }
    try {
      BigDecimal serial = stored.length() > 40 ? LAST : new BigDecimal(stored);
      if (serial.signum() < 0 || serial.compareTo(LAST) >= 0 || serial.scale() > 40) {
        return stored;
      }
      LocalDate day = first.plusDays(serial.longValue());
      long seconds =
          serial
              .remainder(BigDecimal.ONE)
              .multiply(SECONDS)
              .setScale(0, RoundingMode.HALF_UP)
              .longValue();
      return seconds == 0 ? day.toString() : day.atStartOfDay().plusSeconds(seconds).toString();
    } catch (NumberFormatException e) {
      return stored;
    }
  }

  private static boolean showsDay(String code) {
    String letters = LITERAL.matcher(code).replaceAll("");
    return letters.chars().anyMatch(c -> c == 'y' || c == 'd' || c == 'Y' || c == 'D');
  }

  private static int number(String text) {
    try {
      return text.isEmpty() ? 0 : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
