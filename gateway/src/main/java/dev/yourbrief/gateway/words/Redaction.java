package dev.yourbrief.gateway.words;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of a text what commonly names a person or opens a door: e-mail addresses, numbers of
 * phones, cards, accounts and social security, IP addresses, keys. It knows forms, not meaning:
 * names and addresses stay.
 */
final class Redaction {

  /** Longer texts are cut: a pattern over megabytes would hold up whoever waits. */
  private static final int MOST_CHARACTERS = 200_000;

  /**
   * A form and what stands for it.
   *
   * @param mark shown in its place
   */
  private record Form(Pattern pattern, String mark) {}

  /** In this order: what is found first is not looked through again. Every repeat is bounded. */
  private static final List<Form> FORMS =
      List.of(
          form(
              "-----BEGIN [A-Z ]{1,40}PRIVATE KEY-----[\\s\\S]{1,8000}?-----END [A-Z ]{1,40}-----",
              "[key]"),
          form(
              "\\b(?:sk|pk|rk|gsk|xai|yb|ghp|gho|xox[abp]|AKIA|AIza)[-_]?[A-Za-z0-9_-]{14,200}",
              "[key]"),
          form("(?i)\\bbearer [A-Za-z0-9._~+/-]{8,2000}=*", "[key]"),
          form(
              "\\beyJ[A-Za-z0-9_-]{8,4000}\\.[A-Za-z0-9_-]{8,4000}\\.[A-Za-z0-9_-]{0,4000}",
              "[key]"),
          form(
              "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}",
              "[e-mail]"),
          form("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b", "[account]"),
          form("\\b(?:\\d[ -]?){12,18}\\d\\b", "[card]"),
          form("\\b\\d{3}-\\d{2}-\\d{4}\\b", "[number]"),
          form("\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b", "[ip]"),
          form("\\b(?:[0-9A-Fa-f]{1,4}:){4,7}[0-9A-Fa-f]{1,4}\\b", "[ip]"),
          form("(?<![\\w.])\\+?(?:\\(?\\d{2,4}\\)?[ ./-]){2,4}\\d{2,8}\\b", "[phone]"),
          form("(?<![\\w.])\\+\\d{8,15}\\b", "[phone]"));

  private Redaction() {}

  private static Form form(String pattern, String mark) {
    return new Form(Pattern.compile(pattern), mark);
  }

  static String clean(String text) {
    String clean =
        text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
    for (Form form : FORMS) {
      clean = form.pattern().matcher(clean).replaceAll(form.mark());
    }
    return clean;
  }
}
