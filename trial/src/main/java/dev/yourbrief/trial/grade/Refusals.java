package dev.yourbrief.trial.grade;

import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.trial.data.Case;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a model would not answer: its provider said so, or the answer begins with one of the few
 * phrases by which models refuse in English, after an apology or not. An apology alone refuses
 * nothing ("I'm sorry your parcel is late. Your refund …"), and nor does a phrase further down.
 *
 * <p>This is a lower bound: refusals in other words or languages are not found. As a guard it is
 * compared between arms, which it misses alike.
 */
public final class Refusals {

  private static final Pattern APOLOGY =
      Pattern.compile(
          "^(?:(?:i'm|i am) (?:very |so |really )?sorry|sorry|my apologies|i apologi[sz]e|apologies"
              + "|unfortunately|regrettably)(?: about that)?[,.;:!-]* *(?:but|however)?,? *");

  private static final String HELP =
      "(?:help|assist|answer|provide|comply|fulfil|do that|do this|discuss|engage|create|generate"
          + "|write|give|offer|support|continue|share|respond|process|complete)";

  /** The phrases, in lower case, as patterns at the beginning. */
  private static final List<Pattern> PHRASES =
      List.of(
          Pattern.compile(
              "^i(?:'m| am)? (?:can't|cannot|can not|won't|will not|unable to|not able to|not"
                  + " allowed to|not permitted to|not going to|not"
                  + " comfortable)\\b[^.!?\\n]{0,40}\\b"
                  + HELP),
          Pattern.compile("^i (?:must|have to|need to) (?:decline|refuse)\\b"),
          Pattern.compile("^i (?:decline|refuse) to\\b"),
          Pattern.compile(
              "^as an? (?:ai|artificial intelligence|language model|assistant)\\b[^.!?\\n]{0,60}"
                  + "\\b(?:can't|cannot|can not|won't|unable|not able|don't|do not)\\b"),
          Pattern.compile(
              "^(?:that|this)(?:'s| is) (?:not )?something i (?:can't|cannot|can|won't)\\b"),
          Pattern.compile("^this (?:request|content|question) (?:violates|goes against)\\b"));

  private static final int BEGINNING = 300;

  private Refusals() {}

  /** Whether the provider or the answer says no. */
  public static boolean isRefusal(ChatReply reply) {
    return reply.finish() == ChatReply.Finish.REFUSED || isRefusal(reply.text());
  }

  /** Whether the answer begins by saying no. */
  public static boolean isRefusal(String answer) {
    String bare = answer.strip();
    String beginning =
        bare.substring(0, Math.min(BEGINNING, bare.length()))
            .toLowerCase(Locale.ROOT)
            .replace('’', '\'')
            .replaceAll("^[\\s*_>\"'“#]+", "");
    String said = APOLOGY.matcher(beginning).replaceFirst("");
    return PHRASES.stream().anyMatch(phrase -> phrase.matcher(said).find());
  }

  /** As a guard: 1 for an answer, 0 for a refusal. */
  static final class NotRefused implements Grader {

    @Override
    public Grade grade(Case of, String expected, String answer) {
      return Grade.rightIf(!isRefusal(answer), "refuses");
    }
  }
}
