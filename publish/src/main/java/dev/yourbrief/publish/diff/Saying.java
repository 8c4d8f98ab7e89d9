package dev.yourbrief.publish.diff;

import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Page;
import java.util.Optional;

/**
 * What is said of any change, whatever changed.
 *
 * @param old what words of the old brief are set with
 * @param now what words of the new brief, and those between the two, are set with
 */
record Saying(Page old, Page now) {

  String say(String key, Object... places) {
    return now.say(key, places);
  }

  String became(String before, String after) {
    return say("diff.became", "old", before, "now", after);
  }

  /** What became of a state, or that there was none, or is none any longer. */
  String moved(Optional<String> before, Optional<String> after) {
    return before.isEmpty()
        ? say("diff.state.came", "now", after.orElse(""))
        : after.isEmpty()
            ? say("diff.state.went", "old", before.get())
            : became(before.get(), after.get());
  }

  /** The name a thing has now, or had when it went. */
  String name(Optional<Text> before, Optional<Text> after) {
    return Page.open(after.map(now::plain).or(() -> before.map(old::plain)).orElse(""));
  }
}
