package dev.yourbrief.trial.grade;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of a text in prose: {@code 1,234.50}, {@code 1.234,50}, {@code 12'300}, {@code −3},
 * {@code $-5}, {@code 3/4}, {@code 1 1/2}, {@code 2½}, {@code 1.2e-3}, {@code 1.2 × 10^5}, {@code
 * 3.5 million}, {@code 12 %}, and LaTeX's {@code \frac{3}{4}}, in the digits of any script.
 *
 * <p>A single comma before exactly three digits parts thousands ({@code 1,234}), any other single
 * comma is a decimal one; a single point is always decimal. Digits glued to a letter before them
 * ({@code GPT4}) belong to a name and are not read, nor are numbers in words.
 */
final class Numbers {

  /**
   * One number of a text.
   *
   * @param value the number as written; 12 for "12 %"
   * @param isPercent whether a per cent sign or word stands behind it
   */
  record Found(BigDecimal value, boolean isPercent) {

    /** What it stands for: 0.12 for "12 %". */
    BigDecimal share() {
      return isPercent ? value.movePointLeft(2) : value;
    }
  }

  private static final int MAX_DIGITS = 200;
  private static final String CURRENCIES = "$€£¥₹₩₽฿₺";

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<body>\\d++(?:[.,'_\\u00A0]\\d++)*+|\\.\\d++)(?:[eE](?<exponent>[-+]?\\d{1,3})(?![\\d.]))?");
  private static final Pattern POWER =
      Pattern.compile("\\s?(?:[×x*]|\\\\times|\\\\cdot)\\s?10\\^\\{?([-+]?\\d{1,3})\\}?");
  private static final Pattern SCALE =
      Pattern.compile("\\s?(thousand|million|billion|trillion)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern PERCENT =
      Pattern.compile("\\s?(?:%|percent\\b|per cent\\b)", Pattern.CASE_INSENSITIVE);
  private static final Pattern BELOW = Pattern.compile("\\s?[/⁄]\\s?(\\d{1,18})(?![\\d/.,]\\d)");
  private static final Pattern FRACTION =
      Pattern.compile("\\\\[dt]?frac\\{\\s*(-?\\d{1,18})\\s*\\}\\{\\s*(\\d{1,18})\\s*\\}");
  private static final Pattern SPACED =
      Pattern.compile(
          "([-+]?\\s?[$€£¥]?\\s?)(\\d{1,3}(?:"
              + " \\d{3})++(?:[.,]\\d++)?)(\\s?(?:%|[$€£¥]|[A-Z]{3})?[.]?)");
  private static final Pattern CODE = Pattern.compile("(?:^|[^A-Za-z])(?:USD|EUR|GBP|CHF|JPY|Rs)$");

  private final String text;

  private Numbers(String text) {
    this.text = text;
  }

  /** All of a text's numbers, in order. */
  static List<Found> in(String text) {
    return new Numbers(plain(text)).all();
  }

  /**
   * The number that is the answer: the one after the last {@code ####} (as GSM8K marks it), else
   * the last in LaTeX's last {@code \boxed{…}}, else the last of all.
   */
  static Optional<Found> last(String text) {
    int mark = text.lastIndexOf("####");
    if (mark >= 0) {
      List<Found> marked = in(text.substring(mark + 4));
      if (!marked.isEmpty()) {
        return Optional.of(marked.getFirst());
      }
    }
    List<Found> boxed = Boxed.last(text).map(Numbers::in).orElse(List.of());
    List<Found> found = boxed.isEmpty() ? in(text) : boxed;
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          int digit = Character.isDigit(c) ? Character.digit(c, 10) : -1;
          if (digit >= 0) {
            plain.append((char) ('0' + digit));
          } else {
            plain.appendCodePoint(plain(c));
          }
        });
    String latex =
        plain
            .toString()
            .replace("{,}", ",")
            .replace("\\,", "")
            .replace("\\!", "")
            .replace("\\$", "$")
            .replace("\\%", "%");
    String simple = FRACTION.matcher(latex).replaceAll("$1/$2");
    Matcher spaced = SPACED.matcher(simple.strip());
    return spaced.matches()
        ? spaced.group(1) + spaced.group(2).replace(" ", "") + spaced.group(3)
        : simple;
  }

  private static int plain(int c) {
    return switch (c) {
      case '−', '﹣', '－', '‐', '‑' -> '-';
      case '\u202F', '\u2009', '\u2007' -> '\u00A0';
      case '’' -> '\'';
      case '．', '٫' -> '.';
      case '，', '٬' -> ',';
      case '％', '٪' -> '%';
      default -> c;
    };
  }

  private List<Found> all() {
    List<Found> found = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(text);
    int from = 0;
    int wholeEnd = -1;
    while (from <= text.length() && matcher.find(from)) {
      int before = from;
      from = matcher.end();
      vulgar(before, matcher.start(), found);
      String body = matcher.group("body");
      if (isGlued(matcher.start()) || body.length() > MAX_DIGITS) {
        continue;
      }
      List<BigDecimal> values = values(body);
      if (values.size() > 1) {
        values.forEach(value -> found.add(new Found(value, false)));
        continue;
      }
      BigDecimal value = values.getFirst();
      String exponent = matcher.group("exponent");
      if (exponent != null) {
        value = value.scaleByPowerOfTen(Integer.parseInt(exponent));
      }
      boolean isNegative = isNegative(matcher.start());
      Matcher below = at(BELOW, from);
      if (below.lookingAt() && value.scale() <= 0 && !follows(matcher.start(), '/')) {
        BigDecimal bottom = new BigDecimal(below.group(1));
        if (bottom.signum() != 0) {
          value = value.divide(bottom, MathContext.DECIMAL128);
          from = below.end();
          // "1 1/2": the whole number before belongs to it.
          if (wholeEnd >= 0 && text.substring(wholeEnd, matcher.start()).equals(" ")) {
            Found whole = found.removeLast();
            isNegative = whole.value().signum() < 0;
            value = whole.value().abs().add(value);
          }
        }
      } else if (from < text.length() && isVulgar(text.charAt(from))) {
        value = value.add(vulgar(text.charAt(from)));
        from++;
      }
      Matcher power = at(POWER, from);
      if (power.lookingAt()) {
        value = value.scaleByPowerOfTen(Integer.parseInt(power.group(1)));
        from = power.end();
      }
      Matcher scale = at(SCALE, from);
      if (scale.lookingAt()) {
        value = value.scaleByPowerOfTen(zeros(scale.group(1)));
        from = scale.end();
      }
      Matcher percent = at(PERCENT, from);
      boolean isPercent = percent.lookingAt();
      from = isPercent ? percent.end() : from;
      wholeEnd = matcher.end() == from && body.length() <= 3 ? from : -1;
      found.add(new Found(isNegative ? value.negate() : value, isPercent));
    }
    vulgar(Math.min(from, text.length()), text.length(), found);
    return found;
  }

  /** Only here: to search on from every number would take time by the square of the text. */
  private Matcher at(Pattern pattern, int from) {
    return pattern.matcher(text).region(from, text.length());
  }

  /** Fraction characters that stand alone. */
  private void vulgar(int from, int to, List<Found> into) {
    for (int i = from; i < to; i++) {
      if (isVulgar(text.charAt(i))) {
        BigDecimal value = vulgar(text.charAt(i));
        into.add(new Found(isNegative(i) ? value.negate() : value, false));
      }
    }
  }

  private static boolean isVulgar(char c) {
    return (c >= '¼' && c <= '¾') || (c >= '⅐' && c <= '⅞');
  }

  private static BigDecimal vulgar(char c) {
    String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
    int slash = parts.indexOf('⁄');
    return new BigDecimal(parts.substring(0, slash))
        .divide(new BigDecimal(parts.substring(slash + 1)), MathContext.DECIMAL128);
  }

  /** Whether the number goes on a word, as in {@code GPT4}. */
  private boolean isGlued(int start) {
    if (start == 0 || !Character.isLetter(text.codePointBefore(start))) {
      return false;
    }
    // The language of a model or of chemistry glues digits to names; Chinese and Japanese put no
    // spaces at all.
    return !TextForm.standsAlone(text.codePointBefore(start))
        && !CODE.matcher(text.substring(Math.max(0, start - 4), start)).find();
  }

  private boolean follows(int start, char c) {
    return start > 0 && text.charAt(start - 1) == c;
  }

  /** Whether a minus sign stands before it, and is not a hyphen or a range. */
  private boolean isNegative(int start) {
    int i = start - 1;
    while (i >= 0 && (CURRENCIES.indexOf(text.charAt(i)) >= 0 || text.charAt(i) == ' ')) {
      i--;
    }
    if (i < 0 || text.charAt(i) != '-') {
      return false;
    }
    if (i + 1 < start && text.charAt(i + 1) == ' ') {
      // "- 5" begins a list more often than it is a debt; "a - 5" is a difference.
      return false;
    }
    return i == 0
        || !(Character.isLetterOrDigit(text.charAt(i - 1))
            || ")]%".indexOf(text.charAt(i - 1)) >= 0);
  }

  private static int zeros(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "thousand" -> 3;
      case "million" -> 6;
      case "billion" -> 9;
      default -> 12;
    };
  }

  /** One number, or its parts where they are not one number ({@code 1,2,3}). */
  private static List<BigDecimal> values(String body) {
    String marks = body.replaceAll("\\d", "");
    if (marks.isEmpty()) {
      return List.of(new BigDecimal(body));
    }
    char last = marks.charAt(marks.length() - 1);
    int at = body.lastIndexOf(last);
    boolean mayBeDecimal = last == '.' || last == ',';
    if (marks.length() == 1 && (last == '.' || (last == ',' && !isGrouped(body, last)))) {
      return List.of(new BigDecimal("0" + body.replace(',', '.')));
    }
    if (isGrouped(body, last)) {
      return List.of(new BigDecimal(body.replace(String.valueOf(last), "")));
    }
    String whole = body.substring(0, at);
    if (mayBeDecimal
        && marks.length() > 1
        && marks.indexOf(last) == marks.length() - 1
        && isGrouped(whole, marks.charAt(0))) {
      String digits = whole.replace(String.valueOf(marks.charAt(0)), "");
      return List.of(new BigDecimal(digits + "." + body.substring(at + 1)));
    }
    List<BigDecimal> parts = new ArrayList<>();
    for (String part : body.split("\\D", -1)) {
      if (!part.isEmpty()) {
        parts.add(new BigDecimal(part));
      }
    }
    return parts;
  }

  /** Groups of three, or, as in India, of two before the last three. */
  private static boolean isGrouped(String body, char mark) {
    String[] groups = body.split(Pattern.quote(String.valueOf(mark)), -1);
    boolean first = groups[0].matches("\\d{1,3}") && !groups[0].equals("0");
    if (groups.length < 2 || !first || !groups[groups.length - 1].matches("\\d{3}")) {
      return false;
    }
    boolean threes = true;
    boolean twos = groups[0].length() <= 2 && groups.length > 2;
    for (int i = 1; i < groups.length - 1; i++) {
      threes &= groups[i].matches("\\d{3}");
      twos &= groups[i].matches("\\d{2}");
    }
    return threes || twos;
  }
}
