package dev.yourbrief.publish.diff;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import java.util.function.UnaryOperator;

/**
 * The words of a text without its numbers: two texts with the same key say the same, whatever the
 * figures in them have become. A remark of a file's reader is words throughout.
 */
final class ProseKey {

  private ProseKey() {}

  static String of(Text text, Brief brief) {
    return of(text, brief, UnaryOperator.identity());
  }

  /**
   * The key.
   *
   * @param ids what the figures of this brief are called in the key
   */
  static String of(Text text, Brief brief, UnaryOperator<String> ids) {
    StringBuilder key = new StringBuilder();
    for (Text.Span span : text.spans()) {
      key.append(of(span, brief, ids));
    }
    return key.toString().replaceAll("\\s+", " ").strip();
  }

  static String of(Text.Span span, Brief brief, UnaryOperator<String> ids) {
    return switch (span) {
      case Text.Plain plain -> plain.words();
      case Text.Strong strong -> strong.words();
      case Text.Name name -> name.name();
      case Text.Slot slot -> {
        String remark = Figures.remark(brief, slot);
        yield remark.isEmpty() ? "{" + ids.apply(slot.figure()) + "}" : remark;
      }
    };
  }
}
