import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How exports write cells, lines and numbers. */
final class Texts {
  static final String LF = "\n";
  static final String CRLF = "\r\n";
  static final String BYTE_ORDER_MARK = "\uFEFF";

  private Texts() {}

  static String csv(Object... cells) {
    return Stream.of(cells).map(c -> quoted(c.toString())).collect(Collectors.joining(","));
  }

  private static String quoted(String cell) {
    return cell.contains(",") || cell.contains("\"") || cell.contains("\n")
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }

  static String lines(String lineEnd, List<String> lines) {
    return lines.stream().map(line -> line + lineEnd).collect(Collectors.joining());
  }

  /** A decimal as people write it: no exponent, no trailing zeros. */
  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  static String midnight(LocalDate day) {
    return day + "T00:00:00Z";
  }

  static String usd(BigDecimal value) {
    return value.setScale(2, RoundingMode.HALF_EVEN).toPlainString() + " USD";
  }
}
