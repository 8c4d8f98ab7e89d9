package dev.yourbrief.publish.diff;

import dev.yourbrief.publish.diff.DiffWords.Item;
import java.util.ArrayList;
import java.util.List;

/** What the briefs were made of, where that is not the same. */
record BasisWords(BriefDiff diff, Saying saying, FigureWords figures) {

  /** Files, seed and draws. */
  List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (Change.InputFile file : diff.all(Change.InputFile.class)) {
      String what = file.old().isEmpty() ? "came" : file.now().isEmpty() ? "went" : "changed";
      items.add(new Item(file.name(), saying.say("diff.file." + what)));
    }
    for (Change.Seed seed : diff.all(Change.Seed.class)) {
      items.add(
          new Item(
              saying.say("diff.seed"),
              saying.became(figures.count(seed.old()), figures.count(seed.now()))));
    }
    for (Change.DrawCount draws : diff.all(Change.DrawCount.class)) {
      items.add(
          new Item(
              saying.say("diff.draws"),
              saying.became(figures.count(draws.old()), figures.count(draws.now()))));
    }
    return items;
  }
}
