package dev.yourbrief.trial.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An item that systems were asked.
 *
 * @param id what it is called in its file
 * @param asked the texts that make it this item; two items of the same id that differ in one are
 *     not the same
 * @param about what else is known of it: candidates for clusters and slices
 */
public record ImportedItem(String id, Map<String, String> asked, Map<String, String> about) {

  public ImportedItem {
    asked = Collections.unmodifiableMap(new LinkedHashMap<>(asked));
    about = Collections.unmodifiableMap(new LinkedHashMap<>(about));
  }

  /** A text of it by name; empty when it has none of that name. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(about.get(name)).or(() -> Optional.ofNullable(asked.get(name)));
  }
}
