package dev.yourbrief.gateway.config;

import dev.yourbrief.figure.source.YamlText;
import java.util.regex.Pattern;

/** Names of things, which go into rows, metrics and headers. */
final class Names {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern MODEL = Pattern.compile("[!-~]([ -~]{0,198}[!-~])?");

  private Names() {}

  /** Of a provider or a key. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Of a model, as clients or providers call it. */
  static boolean isModel(String text) {
    return MODEL.matcher(text).matches();
  }

  static String of(YamlText text) {
    if (isName(text.value())) {
      return text.value();
    }
    throw text.problem(
        "'" + text.value() + "' is no name",
        "Write up to 64 letters, digits, dots, dashes and underscores");
  }
}
