package dev.yourbrief.server.page;

import java.util.List;

/**
 * Where somebody is within a decision.
 *
 * @param id the decision's id
 * @param current the step they are at; empty: its own page
 * @param steps the steps, in order
 */
public record Flow(String id, String title, String current, List<Step> steps) {

  /**
   * A step.
   *
   * @param name its name in addresses, such as {@code bills}
   * @param label what it is called
   * @param state a word or two on where it stands; may be empty
   */
  public record Step(String name, String label, String state) {}

  /** The address of the decision, or of something below it. */
  public String path(String... parts) {
    return "/decisions/" + id + (parts.length == 0 ? "" : "/" + String.join("/", parts));
  }

  public boolean isAt(Step step) {
    return step.name().equals(current);
  }
}
