package dev.yourbrief.publish.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our charts in the SVG of 2003, which is what Batik and the programs that rest on it draw: colours
 * said outright instead of by variables, selectors without {@code :is()}, no other look for dark
 * screens, and a halo around words as words of their own beneath.
 */
public final class PlainSvg {

  private static final Pattern STYLE = Pattern.compile("<style[^>]*>(.*?)</style>", Pattern.DOTALL);
  private static final Pattern MEDIA =
      Pattern.compile("@media[^{]*\\{(?:[^{}]*\\{[^{}]*})*[^{}]*}", Pattern.DOTALL);
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
  private static final Pattern IS = Pattern.compile(":is\\(([^()]*)\\)");
  private static final Pattern VARIABLE = Pattern.compile("var\\((--[a-z0-9]+)\\)");
  private static final Pattern HALO =
      Pattern.compile("<text class=\"([^\"]*\\bmark\\b[^\"]*)\"([^>]*>[^<]*</text>)");

  private PlainSvg() {}

  /**
   * The same picture in plain SVG.
   *
   * @param svg one of our charts, or another with the same style sheet
   */
  public static String of(String svg) {
    String styled =
        STYLE
            .matcher(svg)
            .replaceFirst(m ->
                Matcher.quoteReplacement(
                    "<style type=\"text/css\">" + plain(m.group(1)) + "</style>"));
    return HALO.matcher(styled)
        .replaceAll(m ->
            Matcher.quoteReplacement(
                "<text class=\"halo "
                    + m.group(1)
                    + "\""
                    + m.group(2)
                    + "\n<text class=\""
                    + m.group(1)
                    + "\""
                    + m.group(2)));
  }

  /** A style sheet without what came after CSS 2. */
  public static String plain(String css) {
    List<MatchResult> rules = RULE.matcher(MEDIA.matcher(css).replaceAll("")).results().toList();
    Map<String, Map<String, String>> scopes = new LinkedHashMap<>();
    for (MatchResult rule : rules) {
      Map<String, String> scope =
          scopes.computeIfAbsent(rule.group(1).strip(), key -> new HashMap<>());
      declarations(rule).stream()
          .filter(d -> d.name.startsWith("--"))
          .forEach(d -> scope.put(d.name, d.value));
    }
    StringBuilder out = new StringBuilder();
    for (MatchResult rule : rules) {
      for (String selector : expand(rule.group(1).strip())) {
        String body = body(rule, selector, scopes);
        if (!body.isEmpty()) {
          out.append(isHalo(rule) ? selector.replace(".mark", ".halo") : selector)
              .append(" { ")
              .append(body)
              .append("}\n");
        }
      }
    }
    return out.toString();
  }

  /** Whether it paints around words: that is then said of the words beneath. */
  private static boolean isHalo(MatchResult rule) {
    return rule.group(2).contains("paint-order");
  }

  private record Declaration(String name, String value) {}

  private static List<Declaration> declarations(MatchResult rule) {
    List<Declaration> declarations = new ArrayList<>();
    for (String one : rule.group(2).split(";", -1)) {
      int colon = one.indexOf(':');
      if (colon > 0) {
        declarations.add(
            new Declaration(one.substring(0, colon).strip(), one.substring(colon + 1).strip()));
      }
    }
    return declarations;
  }

  private static String body(
      MatchResult rule, String selector, Map<String, Map<String, String>> scopes) {
    List<Declaration> all = declarations(rule);
    StringBuilder body = new StringBuilder();
    for (Declaration d : all) {
      if (!d.name.startsWith("--") && !d.name.equals("paint-order")) {
        body.append(d.name).append(": ").append(literal(d, selector, scopes)).append("; ");
      }
    }
    return body.toString();
  }

  private static String literal(
      Declaration d, String selector, Map<String, Map<String, String>> scopes) {
    String value = d.value;
    for (Matcher m = VARIABLE.matcher(value); m.find(); m = VARIABLE.matcher(value)) {
      value = m.replaceFirst(Matcher.quoteReplacement(find(m.group(1), selector, scopes)));
    }
    return switch (d.name) {
      case "font-family" -> "'" + Png.FAMILY + "', sans-serif";
      case "font-weight" -> value.equals("600") ? "bold" : value;
      case "fill" -> value.equals("transparent") ? "none" : value;
      default -> value;
    };
  }

  /** A variable as the classes of a selector have it, else as the whole chart has. */
  private static String find(
      String name, String selector, Map<String, Map<String, String>> scopes) {
    for (Map.Entry<String, Map<String, String>> scope : scopes.entrySet()) {
      int space = scope.getKey().indexOf(' ');
      String value = scope.getValue().get(name);
      if (value != null && space > 0 && selector.endsWith(scope.getKey().substring(space + 1))) {
        return value;
      }
    }
    if (name.equals("--paper")) {
      // These pictures are put on paper, which is whiter than a screen's page.
      return "#ffffff";
    }
    Map<String, String> root = scopes.getOrDefault(".crossover", Map.of());
    return root.getOrDefault(name, "none");
  }

  /** A selector list, or one with {@code :is()}, as selectors without. */
  private static List<String> expand(String selector) {
    Matcher m = IS.matcher(selector);
    if (!m.find()) {
      return List.of(selector);
    }
    List<String> all = new ArrayList<>();
    for (String one : m.group(1).split(",", -1)) {
      all.addAll(
          expand(selector.substring(0, m.start()) + one.strip() + selector.substring(m.end())));
    }
    return all;
  }
}
