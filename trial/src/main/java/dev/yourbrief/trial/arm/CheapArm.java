package dev.yourbrief.trial.arm;

/** An arm that answers at no price, in this process. Safe for use by several threads. */
public interface CheapArm {

  /** What it is called, such as {@code majority}. */
  String name();

  /** What it is made of and how it was tuned, in a few words for people. */
  String about();

  /** How many settings were tried on the dev split; 0 when there was nothing to choose. */
  int tried();

  /** Answers a text; every text gets an answer. */
  Guess answer(String text);
}
