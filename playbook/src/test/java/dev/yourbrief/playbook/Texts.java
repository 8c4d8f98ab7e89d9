package dev.yourbrief.playbook;

import dev.yourbrief.playbook.brief.Text;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds every text in a brief, wherever it stands. */
final class Texts {

  private Texts() {}

  static List<Text> of(Object value) {
    List<Text> found = new ArrayList<>();
    collect(value, found);
    return found;
  }

  private static void collect(Object value, List<Text> found) {
    switch (value) {
      case Text text -> found.add(text);
      case Collection<?> items -> items.forEach(item -> collect(item, found));
      case Optional<?> optional -> optional.ifPresent(item -> collect(item, found));
      case Record fields -> {
        for (RecordComponent component : fields.getClass().getRecordComponents()) {
          try {
            collect(component.getAccessor().invoke(fields), found);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        }
      }
      default -> {}
    }
  }
}
