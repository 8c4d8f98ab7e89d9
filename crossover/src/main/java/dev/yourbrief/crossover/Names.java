package dev.yourbrief.crossover;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the id that a written name means. Case and punctuation do not matter ({@code Claude Haiku
 * 4.5} is {@code claude-haiku-4-5}); vendors, regions, dates and version marks around the name may
 * be there ({@code us.anthropic.claude-haiku-4-5-20251001-v1:0}). Every other word has to be part
 * of the name: a model of which only the first words are known is not known, because {@code -lite}
 * and {@code -pro} cost something else.
 */
public final class Names {

  /** Makers, clouds and regions. Not hosts of open models: each of them has its own price. */
  private static final Set<String> AROUND =
      Set.of(
          ("anthropic openai google gemini xai x ai azure aws amazon bedrock vertex vertexai gcp"
                  + " meta llama deepseek qwen mistral mistralai moonshotai zai org z minimax"
                  + " minimaxai nvidia models publishers us eu apac jp au global latest instruct it"
                  + " chat hf v1")
              .split(" "));

  /** 20251001, or the year of 2025-10-01. */
  private static final Pattern DATE = Pattern.compile("20[2-3]\\d[01]\\d[0-3]\\d|20[2-3]\\d");

  private static final Pattern DAY_OR_MONTH = Pattern.compile("[0-3]\\d");
  private static final Pattern SPLIT = Pattern.compile("[^a-z0-9]+");

  private final Map<String, String> ids = new HashMap<>();
  private int longest;

  /** Makes an id known, by itself and by other names. */
  public void add(String id, List<String> aliases) {
    put(id, id);
    aliases.forEach(alias -> put(alias, id));
  }

  /** A name without what does not matter in it: two names with the same key are one. */
  public static String key(String name) {
    return String.join("-", words(name));
  }

  private void put(String name, String id) {
    List<String> words = words(name);
    ids.put(String.join("-", words), id);
    longest = Math.max(longest, words.size());
  }

  /**
   * The id with the longest known name in the text, if nothing else in it could change the price.
   */
  public Optional<String> find(String text) {
    if (text.length() > 300) {
      return Optional.empty();
    }
    List<String> words = words(text);
    for (int length = Math.min(longest, words.size()); length > 0; length--) {
      for (int from = 0; from + length <= words.size(); from++) {
        String id = ids.get(String.join("-", words.subList(from, from + length)));
        if (id != null
            && isHarmless(words.subList(0, from))
            && isHarmless(words.subList(from + length, words.size()))) {
          return Optional.of(id);
        }
      }
    }
    return Optional.empty();
  }

  /** The id that goes by this name, with nothing around it. */
  Optional<String> exactly(String text) {
    return Optional.ofNullable(ids.get(key(text)));
  }

  private static boolean isHarmless(List<String> words) {
    boolean inDate = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean next = i + 1 < words.size() && words.get(i + 1).equals("0");
      if (next && word.matches("v\\d")) {
        i++; // a release mark such as v2:0
        continue;
      }
      boolean partOfDate = inDate && DAY_OR_MONTH.matcher(word).matches();
      if (!partOfDate && !AROUND.contains(word) && !DATE.matcher(word).matches()) {
        return false;
      }
      inDate = partOfDate || (word.length() == 4 && DATE.matcher(word).matches());
    }
    return true;
  }

  private static List<String> words(String text) {
    return Arrays.stream(SPLIT.split(text.toLowerCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
