package dev.yourbrief.register.recheck;

/** How the sending of a reminder ended. */
sealed interface Outcome {

  /** Why it is not sent, in words; empty when it is. */
  String why();

  /** The other side took it. */
  record Sent() implements Outcome {

    @Override
    public String why() {
      return "";
    }
  }

  /** The other side does not have it, and may take it later. */
  record Later(String why) implements Outcome {}

  /** The other side does not have it, and will not take it. */
  record Never(String why) implements Outcome {}

  /** The other side may have it or not. */
  record Unsure(String why) implements Outcome {}
}
