package dev.yourbrief.trial.grade;

import dev.yourbrief.provider.Decoding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model that judges, and how it is asked.
 *
 * @param model its name, as the trial knows it
 * @param rubric what makes an answer good, in the user's words
 * @param scale how it scores
 * @param fields the fields of a case that it is shown; when there are none, all of them
 * @param showsExpected whether it is shown the expected text
 * @param decoding how it chooses its words
 * @param repeats how often it is asked about a case of the subset that is asked again; 1 for never
 * @param repeatShare the share of cases in that subset, from 0 to 1
 * @param seed picks that subset, and the marks that answers are fenced with
 */
public record JudgeSpec(
    String model,
    String rubric,
    Scale scale,
    List<String> fields,
    boolean showsExpected,
    Decoding decoding,
    int repeats,
    double repeatShare,
    long seed) {

  /** How a judge scores. */
  public enum Scale {
    /** 0 or 1. */
    RIGHT_OR_WRONG(0, 1),
    /** 1 to 5; 1 is worth 0, 3 is worth 0.5 and 5 is worth 1. */
    ONE_TO_FIVE(1, 5);

    private final int lowest;
    private final int highest;

    Scale(int lowest, int highest) {
      this.lowest = lowest;
      this.highest = highest;
    }

    int lowest() {
      return lowest;
    }

    int highest() {
      return highest;
    }

    /** What a mark on this scale is worth, from 0 to 1. */
    double worth(int mark) {
      return (mark - lowest) / (double) (highest - lowest);
    }
  }

  public JudgeSpec {
    fields = List.copyOf(fields);
    if (repeats < 1 || !(repeatShare >= 0 && repeatShare <= 1)) {
      throw new IllegalArgumentException("a judge is asked at least once, about a share of cases");
    }
  }

  /**
   * Everything that decides what the judge is asked, prompts and all, as one text: the same text
   * means the same judge. To be hashed into the lock of a trial.
   */
  public String asText() {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("model", model);
    text.put("scale", scale.name());
    text.put("rubric", rubric);
    text.put("fields", fields);
    text.put("shows expected", showsExpected);
    text.put("temperature", plain(decoding.temperature().toString()));
    text.put("top p", plain(decoding.topP().toString()));
    text.put("max output tokens", plain(decoding.maxOutputTokens().toString()));
    text.put("decoding seed", plain(decoding.seed().toString()));
    text.put("stop", decoding.stop());
    text.put("reasoning effort", decoding.reasoningEffort().orElse(""));
    text.put("repeats", repeats);
    text.put("repeat share", repeatShare);
    text.put("seed", seed);
    text.put("prompt for one answer", JudgePrompt.ONE_ANSWER + JudgePrompt.mark(scale));
    text.put("prompt for two answers", JudgePrompt.TWO_ANSWERS);
    text.put("rules", JudgePrompt.RULES);
    return JsonText.write(text);
  }

  /** {@code OptionalInt[3]} as {@code 3}. */
  private static String plain(String optional) {
    int from = optional.indexOf('[');
    return Optional.of(optional)
        .filter(_ -> from >= 0)
        .map(o -> o.substring(from + 1, o.length() - 1))
        .orElse("");
  }
}
