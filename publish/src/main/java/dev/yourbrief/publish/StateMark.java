package dev.yourbrief.publish;

/** The mark before the word of a state, for forms of letters only: a column of them is skimmed. */
public final class StateMark {

  private StateMark() {}

  /** One character, which both of our fonts have. */
  public static String of(Enum<?> state) {
    return switch (state.name()) {
      case "CLEARED", "ANSWERED" -> "●";
      case "FAILED" -> "☒";
      case "FIRED" -> "▲";
      case "NOT_FIRED" -> "△";
      case "ASSUMED" -> "◐";
      default -> "◌";
    };
  }
}
