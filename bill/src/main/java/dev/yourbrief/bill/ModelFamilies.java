package dev.yourbrief.bill;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How each family of models writes its names: {@code Claude4.6Opus} and {@code claude-opus-4.6},
 * {@code Llama3-3-70B} and {@code llama-3.3-70b-instruct}, {@code Nova2.0Lite} and {@code
 * nova-2-lite} are one each.
 */
final class ModelFamilies {

  private static final String CLAUDES = "(opus|sonnet|haiku|instant|fable|mythos)";

  private static final Pattern CLAUDE_NUMBER_FIRST =
      Pattern.compile("^claude-?(\\d)(?:[.-](\\d{1,2}))?-?" + CLAUDES + "(?:-?v\\d)?(?![a-z])");
  private static final Pattern CLAUDE_NAME_FIRST =
      Pattern.compile("^claude-?" + CLAUDES + "-?v?(\\d)(?:[.-](\\d{1,2}))?(?!\\d)");
  private static final Pattern CLAUDE_PLAIN =
      Pattern.compile("^claude-?(\\d)(?:[.-](\\d))?(?!\\d)");
  private static final int FIRST_WITH_ITS_NAME_FIRST = 4;

  private record Rule(Pattern pattern, String with) {}

  /** Each is tried, in this order. */
  private static final List<Rule> RULES =
      List.of(
          rule("^fw-", ""),
          // OpenAI
          rule("^gpt-?oss-?(safeguard-)?(\\d)", "gpt-oss-$1$2"),
          rule("^(?:azure-)?gpt-?([3-9])([1-9])(?=-|$)", "gpt-$1.$2"),
          rule("^gpt(\\d)", "gpt-$1"),
          rule("^(gpt-\\d.*|o\\d.*|chat-.*)-(?:[01]\\d[0-3]\\d|[01]\\d[0-3]\\d20\\d{2})$", "$1"),
          rule("^(gpt-\\d.*)-[48]k$", "$1"),
          // Amazon
          rule("^nova-?(\\d)(?:\\.0)?-?(?=[a-z])", "nova-$1-"),
          rule("^nova-?(?=[a-z])", "nova-"),
          rule("^titan(?=[a-z])", "titan-"),
          // Meta
          rule("^llama-?(\\d)[.-]([1-9])(?=-|$)", "llama-$1.$2"),
          rule("^llama(\\d)", "llama-$1"),
          rule("^(llama-4-(?:maverick|scout))-17b(?:-(?:16|128)e)?", "$1"),
          rule("^((?:llama|gemma|qwen).*?)-(?:instruct|it|chat)(?:-fp8|-maas)?$", "$1"),
          // Others
          rule("^deepseek-?([vr]\\d)", "deepseek-$1"),
          rule("^deepseek-([vr]\\d+)-(\\d)(?=-|$)", "deepseek-$1.$2"),
          rule("^qwen-(\\d)", "qwen$1"),
          rule("^gemini-([3-9])\\.0(?=-|$)", "gemini-$1"),
          rule("^(glm|grok|gemma|phi)-?(\\d)", "$1-$2"),
          rule("^kimi-?k(\\d)", "kimi-k$1"),
          rule("^(.+)-maas$", "$1"));

  private ModelFamilies() {}

  private static Rule rule(String pattern, String with) {
    return new Rule(Pattern.compile(pattern), with);
  }

  /** The one spelling of a name in lower case whose words are parted by dashes. */
  static String spell(String name) {
    if (name.startsWith("claude")) {
      return claude(name);
    }
    String spelled = name;
    for (Rule rule : RULES) {
      Matcher matcher = rule.pattern().matcher(spelled);
      if (matcher.find()) {
        spelled = matcher.replaceFirst(rule.with());
      }
    }
    return spelled;
  }

  /** Up to 3.7 the number stands before the name, from 4 on behind it. */
  private static String claude(String name) {
    Matcher first = CLAUDE_NUMBER_FIRST.matcher(name);
    if (first.find()) {
      return claude(first.group(3), first.group(1), first.group(2), name.substring(first.end()));
    }
    Matcher last = CLAUDE_NAME_FIRST.matcher(name);
    if (last.find()) {
      return claude(last.group(1), last.group(2), last.group(3), name.substring(last.end()));
    }
    Matcher plain = CLAUDE_PLAIN.matcher(name);
    if (plain.find()) {
      return "claude-" + number(plain.group(1), plain.group(2)) + dashed(name, plain.end());
    }
    return name.replaceFirst("^claude(?=[a-z])", "claude-").replace('.', '-');
  }

  private static String claude(String family, String major, String minor, String rest) {
    String number = number(major, minor);
    boolean nameFirst = Integer.parseInt(major) >= FIRST_WITH_ITS_NAME_FIRST;
    return "claude-"
        + (nameFirst ? family + "-" + number : number + "-" + family)
        + dashed(rest, 0);
  }

  private static String number(String major, String minor) {
    return minor == null || minor.equals("0") ? major : major + "-" + minor;
  }

  private static String dashed(String text, int from) {
    return text.substring(from).replace('.', '-');
  }
}
