package dev.yourbrief.publish.diff;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.diff.Change.Frame;
import java.util.ArrayList;
import java.util.List;

/** What is told before all else: the verdict, why, and what kind of comparison this is. */
record HeadWords(BriefDiff diff, Saying saying) {

  /** What a reader has to know before all else: that the briefs are not of one decision, say. */
  List<String> warnings() {
    return frames(List.of(Frame.DECISION, Frame.PLAYBOOK, Frame.LOCALE));
  }

  /** With what other versions the new brief was made. */
  List<String> versions() {
    return frames(List.of(Frame.PLAYBOOK_VERSION, Frame.PROGRAM_VERSION));
  }

  private List<String> frames(List<Frame> wanted) {
    return diff.all(Change.Framing.class).stream()
        .filter(framing -> wanted.contains(framing.frame()))
        .map(
            framing -> saying.say(key(framing.frame()), "old", framing.old(), "now", framing.now()))
        .toList();
  }

  private static String key(Frame frame) {
    return switch (frame) {
      case DECISION -> "diff.other.decision";
      case PLAYBOOK -> "diff.other.playbook";
      case LOCALE -> "diff.other.locale";
      case PLAYBOOK_VERSION -> "diff.version.playbook";
      case PROGRAM_VERSION -> "diff.version.program";
    };
  }

  /** Whether another option is chosen now. */
  boolean turned() {
    return diff.all(Change.Verdict.class).stream()
        .findFirst()
        .map(v -> !v.old().option().equals(v.now().option()))
        .orElse(false);
  }

  /** That the verdict turned, or that it stands. */
  String headline() {
    String after = Page.open(saying.now().plain(diff.now().bottomLine().headline()));
    String before = Page.open(saying.old().plain(diff.old().bottomLine().headline()));
    return turned()
        ? saying.say("diff.turned", "old", before, "now", after)
        : saying.say("diff.stands", "now", after);
  }

  /** Why: a sentence on the bars, and one when a hard constraint came or went. */
  List<String> why() {
    List<String> why = new ArrayList<>();
    Change.Call before = Change.Call.of(diff.old());
    Change.Call after = Change.Call.of(diff.now());
    if (before.forced() != after.forced()) {
      why.add(saying.say(after.forced() ? "diff.why.forced" : "diff.why.free"));
    }
    List<String> bars = diff.all(Change.Bar.class).stream().map(this::why).toList();
    if (!bars.isEmpty()) {
      why.add(
          bars.stream()
                  .reduce(
                      (first, next) -> saying.say("diff.why.next", "first", first, "next", next))
                  .orElseThrow()
              + ".");
    } else if (turned() && before.forced() == after.forced()) {
      why.add(saying.say("diff.why.none"));
    }
    return why;
  }

  private String why(Change.Bar bar) {
    String name = saying.name(bar.old().map(Brief.Bar::name), bar.now().map(Brief.Bar::name));
    String before = bar.old().map(b -> saying.now().word(b.state())).orElse("");
    String after = bar.now().map(b -> saying.now().word(b.state())).orElse("");
    return before.isEmpty()
        ? saying.say("diff.why.came", "bar", name, "now", after)
        : after.isEmpty()
            ? saying.say("diff.why.went", "bar", name)
            : saying.say("diff.why.turned", "bar", name, "old", before, "now", after);
  }
}
