package dev.yourbrief.publish.trial;

import dev.yourbrief.trial.decide.Reason;
import dev.yourbrief.trial.decide.Ruling;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The reasons of a verdict by what they are about, faults first. */
final class ReasonGroups {

  /** What a reason is about, in the order of weight. */
  enum About {
    FAULTS("What is wrong with the trial"),
    DIFFERENCE("The difference"),
    CLEAN("Without what leaked"),
    GUARDS("What must not get worse"),
    POWER("What these cases can show");

    private final String words;

    About(String words) {
      this.words = words;
    }
  }

  /** Reasons about the same thing. */
  record Group(String name, List<Item> items) {}

  /**
   * A reason.
   *
   * @param shape what stands before its word
   * @param word what it does to a win
   * @param sentence the reason
   */
  record Item(String shape, String word, String sentence) {}

  private ReasonGroups() {}

  static List<Group> of(Ruling ruling) {
    Map<About, List<Item>> groups = new EnumMap<>(About.class);
    int faults = 0;
    for (Reason reason : ruling.reasons()) {
      String fault = "Fault";
      if (reason.code() == Reason.Code.FAULT && faults < ruling.faults().size()) {
        fault = words(ruling.faults().get(faults++).code());
      }
      groups.computeIfAbsent(about(reason.code()), _ -> new ArrayList<>()).add(item(reason, fault));
    }
    return groups.entrySet().stream()
        .map(e -> new Group(e.getKey().words, List.copyOf(e.getValue())))
        .toList();
  }

  /** A code as words: {@code Weak baseline}. */
  static String words(Enum<?> code) {
    String words = code.name().replace('_', ' ');
    return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
  }

  private static Item item(Reason reason, String fault) {
    String sentence = Numbers.sentence(reason.sentence());
    return switch (reason.code()) {
      case FAULT -> new Item("fired", fault, sentence);
      case ABOVE_MARGIN, SIGNIFICANT, CLEAN_AGREES, GUARD_HELD ->
          new Item("cleared", "For a win", sentence);
      case NOT_ABOVE_MARGIN,
          MEASURABLY_WORSE,
          WIN_RULED_OUT,
          NOT_SIGNIFICANT,
          CLEAN_DISAGREES,
          CLEAN_EMPTY,
          GUARD_BROKEN ->
          new Item("failed", "Against a win", sentence);
      case GUARD_UNTOLD -> new Item("unproven", "Not told", sentence);
      case NOT_POWERED -> new Item("unproven", "Not powered", sentence);
    };
  }

  private static About about(Reason.Code code) {
    return switch (code) {
      case FAULT -> About.FAULTS;
      case ABOVE_MARGIN,
          NOT_ABOVE_MARGIN,
          MEASURABLY_WORSE,
          WIN_RULED_OUT,
          SIGNIFICANT,
          NOT_SIGNIFICANT ->
          About.DIFFERENCE;
      case CLEAN_AGREES, CLEAN_DISAGREES, CLEAN_EMPTY -> About.CLEAN;
      case GUARD_HELD, GUARD_BROKEN, GUARD_UNTOLD -> About.GUARDS;
      case NOT_POWERED -> About.POWER;
    };
  }
}
