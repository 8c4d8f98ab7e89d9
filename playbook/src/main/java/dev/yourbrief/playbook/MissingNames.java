package dev.yourbrief.playbook;

import dev.yourbrief.playbook.messages.Messages;

/** What a missing name is, in words a user can act on. */
public final class MissingNames {

  private MissingNames() {}

  /** The question to answer, or the file to give. */
  public static String words(Decision decision, String name) {
    Messages messages = Messages.of(decision.locale());
    if (name.equals("bill.cost")) {
      return messages.say("missing.cost");
    }
    if (name.startsWith("bill.")) {
      return messages.say("missing.bill");
    }
    return decision
        .playbook()
        .input(name)
        .map(input ->
            input.fallback().filter(f -> f instanceof Input.LookUp).isPresent()
                ? messages.say("missing.entry", "question", input.ask())
                : input.ask())
        .orElse(name);
  }
}
