package dev.yourbrief.register.recheck;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that is said to one recipient, once.
 *
 * @param id a hash of what makes it one
 * @param recipient the id of a person, or the name of a webhook
 * @param attempts how often it was begun to be sent
 * @param nextAt when it is tried next; while it is sent, until when that may last
 * @param error why it is not sent, in words; empty when nothing went wrong
 */
public record Reminder(
    String id,
    String decision,
    Channel channel,
    String recipient,
    String subject,
    String body,
    State state,
    int attempts,
    String nextAt,
    String error,
    String createdAt,
    Optional<String> sentAt) {

  /** How it is said. */
  public enum Channel {
    MAIL,
    WEBHOOK;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What became of it. */
  public enum State {
    /** To be sent when its time has come. */
    WAITING,
    /** Being sent by somebody. */
    SENDING,
    /** Taken by whoever passes it on. */
    SENT,
    /** Not to be sent; nobody has it. */
    FAILED,
    /** It may have been sent or not: nobody can tell. */
    UNSURE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State named(String word) {
      return Arrays.stream(values())
          .filter(state -> state.word().equals(word))
          .findFirst()
          .orElseThrow();
    }
  }
}
