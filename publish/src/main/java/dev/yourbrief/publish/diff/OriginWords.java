package dev.yourbrief.publish.diff;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Provenance.Assumed;
import dev.yourbrief.figure.Provenance.Catalogued;
import dev.yourbrief.figure.Provenance.Computed;
import dev.yourbrief.figure.Provenance.Given;
import dev.yourbrief.figure.Provenance.Measured;
import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.diff.Difference.Kind;
import java.util.ArrayList;
import java.util.List;

/** What there is to say of a changed figure besides its two values: where it comes from, mostly. */
record OriginWords(Page old, Page now) {

  List<String> notes(FigureChange change, Difference difference) {
    List<String> notes = new ArrayList<>();
    if (change.old().isEmpty()) {
      notes.add(came(change.figure().provenance()));
    } else if (change.now().isEmpty()) {
      boolean given = change.figure().provenance() instanceof Given;
      notes.add(now.say(given ? "diff.went.given" : "diff.went"));
    } else {
      both(change.old().get(), change.now().get(), change.movedSource(), notes);
    }
    if (difference.kind() == Kind.OTHER_UNIT) {
      notes.add(now.say("diff.unit"));
    } else if (difference.kind() == Kind.OTHER_KIND) {
      notes.add(now.say("diff.type"));
    }
    return notes;
  }

  private void both(Figure before, Figure after, boolean moved, List<String> notes) {
    if (moved) {
      String from = from(old, before.provenance());
      notes.add(now.say("diff.moved", "old", from, "now", from(now, after.provenance())));
    }
    if (!before.label().equals(after.label())) {
      notes.add(now.say("diff.renamed", "old", before.label()));
    }
  }

  private String came(Provenance provenance) {
    return switch (provenance) {
      case Given given -> now.say("diff.came.given", "who", given.by());
      case Measured ignored -> now.say("diff.came");
      case Computed ignored -> now.say("diff.came");
      default -> now.say("diff.came.from", "now", from(now, provenance));
    };
  }

  private static String from(Page page, Provenance provenance) {
    return switch (provenance) {
      case Given given -> page.say("diff.from.given", "who", given.by());
      case Assumed ignored -> page.say("diff.from.assumed");
      case Catalogued catalogued ->
          page.say("diff.from.catalogued", "day", page.date(catalogued.asOf()));
      case Measured ignored -> page.say("diff.from.measured");
      case Computed ignored -> page.say("diff.from.computed");
    };
  }
}
