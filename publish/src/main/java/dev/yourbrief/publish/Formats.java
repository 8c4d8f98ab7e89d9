package dev.yourbrief.publish;

import dev.yourbrief.playbook.messages.Messages;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How digits, money and dates are written in a language and region.
 *
 * <p>The default, plain English of no region, writes {@code $12,000.50} and {@code 23 Nov 2026}.
 * Any other locale takes its marks, the place and sign of a currency, and its dates from the
 * Unicode CLDR as the Java runtime ships it; loading that takes a while, which is why the default
 * does without.
 */
final class Formats {

  private static final Map<Locale, Formats> KNOWN = new ConcurrentHashMap<>();
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  /**
   * What stands around an amount of money.
   *
   * @param code the currency's ISO 4217 code; empty where there is no money
   */
  record Money(String code, String before, String after) {
    static final Money NONE = new Money("", "", "");
  }

  private final Messages messages;
  private final String group;
  private final char decimal;
  private final Optional<DateTimeFormatter> dates;

  private Formats(Messages messages) {
    this.messages = messages;
    if (isDefault(messages.locale())) {
      this.group = ",";
      this.decimal = '.';
      this.dates = Optional.empty();
    } else {
      DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(messages.locale());
      this.group = String.valueOf(symbols.getGroupingSeparator());
      this.decimal = symbols.getDecimalSeparator();
      this.dates =
          Optional.of(
              DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(messages.locale()));
    }
  }

  static Formats of(Messages messages) {
    return KNOWN.computeIfAbsent(messages.locale(), locale -> new Formats(messages));
  }

  private static boolean isDefault(Locale locale) {
    return locale.equals(Messages.DEFAULT);
  }

  Messages messages() {
    return messages;
  }

  String say(String key, Object... places) {
    return messages.say(key, places);
  }

  /** A number with its scale: {@code 12K}, {@code 3,4 million}. */
  String number(NumberWords number) {
    return digits(number.digits()) + scale(number);
  }

  /** Digits with commas and a point, as they are written here. */
  String digits(String plain) {
    if (isDefault(messages.locale())) {
      return plain;
    }
    StringBuilder local = new StringBuilder(plain.length() + 4);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c == ',') {
        local.append(group);
      } else {
        local.append(c == '.' ? decimal : c);
      }
    }
    return local.toString();
  }

  /** What follows the digits of a large number, with its space if it is a word. */
  String scale(NumberWords number) {
    String scale = number.scale();
    if (scale.isEmpty()) {
      return "";
    }
    return scale.startsWith(" ")
        ? " " + say("number." + scale.strip())
        : say("number.letter." + scale);
  }

  /**
   * What stands around an amount of money.
   *
   * @param currency an ISO 4217 code
   */
  Money money(String currency) {
    if (isDefault(messages.locale())) {
      return new Money(currency, currency.equals("USD") ? "$" : currency + " ", "");
    }
    Locale locale = messages.locale();
    String sign = sign(currency, locale);
    String pattern =
        NumberFormat.getCurrencyInstance(locale) instanceof DecimalFormat format
            ? format.toPattern()
            : "¤#";
    boolean isFirst = pattern.indexOf('¤') <= pattern.indexOf('#');
    boolean letters = Character.isLetter(sign.charAt(isFirst ? sign.length() - 1 : 0));
    String space = letters || !isFirst || pattern.startsWith("¤\u00a0") ? "\u00a0" : "";
    return isFirst ? new Money(currency, sign + space, "") : new Money(currency, "", space + sign);
  }

  private static String sign(String currency, Locale locale) {
    try {
      return Currency.getInstance(currency).getSymbol(locale);
    } catch (IllegalArgumentException e) {
      return currency;
    }
  }

  String date(LocalDate date) {
    return dates
        .map(format -> format.format(date))
        .orElseGet(() ->
            date.getDayOfMonth()
                + " "
                + MONTHS.get(date.getMonthValue() - 1)
                + " "
                + date.getYear());
  }
}
