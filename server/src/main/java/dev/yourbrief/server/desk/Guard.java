package dev.yourbrief.server.desk;

import dev.yourbrief.register.decision.Tree;
import dev.yourbrief.register.store.Content;
import dev.yourbrief.server.http.Stale;
import java.util.Optional;

/** What must still be so for a change to be made: two who edit do not overwrite each other. */
@FunctionalInterface
public interface Guard {

  /** Nothing in particular. */
  Guard NONE = _ -> {};

  /**
   * Looks at the files as they are when the change is made.
   *
   * @throws Stale if they are not what whoever asks believes
   */
  void check(Tree tree);

  /** All files are still those of this hash. */
  static Guard files(String hash) {
    return tree -> {
      if (!tree.hash().equals(hash)) {
        throw new Stale("Somebody changed this decision meanwhile. Read it again, then repeat.");
      }
    };
  }

  /** A file still has this hash; empty: it is not there. */
  static Guard file(String path, Optional<String> sha256) {
    return tree -> {
      if (!tree.file(path).map(Content::sha256).equals(sha256)) {
        throw new Stale("Somebody changed '" + path + "' meanwhile. Read it again, then repeat.");
      }
    };
  }
}
