package dev.yourbrief.playbook;

/** What a missing name is, in words a user can act on. */
public final class MissingNames {

  private MissingNames() {}

  /** The question to answer, or the file to give. */
  public static String words(Playbook playbook, String name) {
    if (name.equals("bill.cost")) {
      return "What every provider in the bill costs: of some there are tokens only.";
    }
    if (name.startsWith("bill.")) {
      return "Bills of the last three months, with tokens in them, in US dollars or with a dated"
          + " rate.";
    }
    return playbook
        .input(name)
        .map(input ->
            input.fallback().filter(f -> f instanceof Input.LookUp).isPresent()
                ? input.ask() + " The catalogue has no answer for this model and GPU."
                : input.ask())
        .orElse(name);
  }
}
