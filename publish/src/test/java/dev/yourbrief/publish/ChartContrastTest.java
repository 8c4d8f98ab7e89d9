package dev.yourbrief.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The words of charts stand out from what they stand on, by the <a
 * href="https://www.w3.org/TR/WCAG22/#contrast-minimum">measure</a> of the Web Content
 * Accessibility Guidelines. Programs that check pages do not look into drawings.
 */
class ChartContrastTest {

  private static final double ENOUGH = 4.5;

  /** Set under a word: the page itself, and the shade of the rule of thumb. */
  private static final List<String> UNDER = List.of("paper", "wash");

  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
  private static final Pattern COLOUR = Pattern.compile("--(\\w+): (#[0-9a-f]{6})");
  private static final Pattern FILL = Pattern.compile("(?<![-\\w])fill: var\\(--(\\w+)\\)");

  /** Selectors of words: those that say so, and the classes that only words have. */
  private static final Pattern OF_WORDS =
      Pattern.compile("text|\\.(tick|head|title|subtitle|name|mark|lane|note)\\b");

  private static Map<String, String> colours(String scheme) {
    Map<String, String> colours = new TreeMap<>();
    for (String line : Picture.STYLE.split("\n", -1)) {
      boolean isDark = line.startsWith("@media (prefers-color-scheme: dark)");
      if (line.startsWith(".crossover") || (isDark && scheme.equals("dark"))) {
        Matcher colour = COLOUR.matcher(line);
        while (colour.find()) {
          colours.put(colour.group(1), colour.group(2));
        }
      }
    }
    return colours;
  }

  /** For each selector of words, the name of the colour it sets. */
  private static Map<String, String> inks() {
    Map<String, String> inks = new TreeMap<>();
    for (String line : Picture.STYLE.split("\n", -1)) {
      Matcher rule = RULE.matcher(line.startsWith("@") ? "" : line);
      while (rule.find()) {
        Matcher fill = FILL.matcher(rule.group(2));
        if (OF_WORDS.matcher(rule.group(1)).find() && fill.find()) {
          inks.put(rule.group(1).strip(), fill.group(1));
        }
      }
    }
    return inks;
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void wordsStandOut(String scheme) {
    Map<String, String> colours = colours(scheme);
    assertThat(colours).containsKeys("ink", "soft", "accent", "paper", "wash", "o1", "o2");
    Map<String, String> inks = inks();
    assertThat(inks.values()).contains("ink", "soft", "accent", "tone");
    List<String> faint = new ArrayList<>();
    inks.forEach((selector, ink) -> {
      List<String> tones = ink.equals("tone") ? List.of("o1", "o2", "o3", "o4") : List.of(ink);
      for (String tone : tones) {
        for (String paper : UNDER) {
          double contrast = contrast(colour(colours, tone), colour(colours, paper));
          if (contrast < ENOUGH) {
            faint.add("%s in %s on %s: %.2f".formatted(selector, tone, paper, contrast));
          }
        }
      }
    });
    assertThat(faint).isEmpty();
  }

  private static String colour(Map<String, String> colours, String name) {
    return Objects.requireNonNull(colours.get(name), name);
  }

  private static double contrast(String a, String b) {
    double light = Math.max(luminance(a), luminance(b));
    double dark = Math.min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return 0.2126 * linear(rgb >> 16)
        + 0.7152 * linear((rgb >> 8) & 0xff)
        + 0.0722 * linear(rgb & 0xff);
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
