package dev.yourbrief.publish;

import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.playbook.brief.Text.Style;
import java.util.ArrayList;
import java.util.List;

/** Puts a text together, piece by piece. */
final class Say {

  private final List<Text.Span> spans = new ArrayList<>();

  static Say it(String words) {
    return new Say().and(words);
  }

  static Say of(String name) {
    return new Say().name(name);
  }

  /** Words without a digit. */
  Say and(String words) {
    if (!words.isEmpty()) {
      spans.add(new Text.Plain(words));
    }
    return this;
  }

  /** What somebody called something. */
  Say name(String name) {
    spans.add(new Text.Name(name));
    return this;
  }

  /** Names with commas between, and {@code and} before the last. */
  Say names(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      and(i == 0 ? "" : i == names.size() - 1 ? " and " : ", ").name(names.get(i));
    }
    return this;
  }

  Say and(Text text) {
    spans.addAll(text.spans());
    return this;
  }

  /** The middle of a figure. */
  Say figure(String id) {
    return figure(id, Style.BRIEF);
  }

  /** A figure with its range. */
  Say range(String id) {
    return figure(id, Style.RANGE);
  }

  Say figure(String id, Style style) {
    spans.add(new Text.Slot(id, style));
    return this;
  }

  Text text() {
    return new Text(spans);
  }
}
