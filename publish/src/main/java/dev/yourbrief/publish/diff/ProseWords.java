package dev.yourbrief.publish.diff;

import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.diff.Change.Section;
import dev.yourbrief.publish.diff.DiffWords.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The paragraphs in other words, and where each of them stands. */
final class ProseWords {

  private final BriefDiff diff;
  private final Saying saying;
  private final HeadWords head;
  private final Pairs pairs;

  ProseWords(BriefDiff diff, Saying saying, HeadWords head) {
    this.diff = diff;
    this.saying = saying;
    this.head = head;
    this.pairs = Pairs.of(diff.old().figures(), diff.now().figures());
  }

  /** The paragraphs in other words. */
  List<Passage> passages() {
    List<Passage> passages = new ArrayList<>();
    diff.all(Change.Verdict.class).stream()
        .filter(v -> !head.turned() && !v.old().headline().equals(v.now().headline()))
        .forEach(v ->
            passages.add(
                passage(
                    saying.say("diff.headline"),
                    new Change.Prose(
                        Section.BOTTOM_LINE,
                        "",
                        Optional.of(v.old().headline()),
                        Optional.of(v.now().headline())))));
    for (Change.Prose prose : diff.all(Change.Prose.class)) {
      passages.add(passage(where(prose), prose));
    }
    return passages;
  }

  /** The same, those that stand in one place together. */
  List<List<Passage>> places() {
    List<List<Passage>> places = new ArrayList<>();
    for (Passage passage : passages()) {
      if (places.isEmpty() || !places.getLast().getFirst().where().equals(passage.where())) {
        places.add(new ArrayList<>());
      }
      places.getLast().add(passage);
    }
    return places;
  }

  private Passage passage(String where, Change.Prose prose) {
    return new Passage(where, WordChanges.of(prose, diff.old(), diff.now(), pairs));
  }

  private String where(Change.Prose prose) {
    String section =
        switch (prose.section()) {
          case TITLE -> saying.say("diff.title");
          case BOTTOM_LINE -> saying.say("brief.bottomLine");
          default -> saying.say("section." + Page.shape(prose.section()));
        };
    String item =
        Items.name(prose, saying.now()).or(() -> Items.name(prose, saying.old())).orElse("");
    return item.isEmpty()
        ? section
        : saying.say("diff.within.section", "section", section, "item", Page.open(item));
  }
}
