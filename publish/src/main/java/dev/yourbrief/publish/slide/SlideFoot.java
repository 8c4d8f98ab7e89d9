package dev.yourbrief.publish.slide;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Brief.Recheck;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Ledger;
import dev.yourbrief.publish.Page;
import java.util.List;

/**
 * The foot of a slide: when it is looked at again, what would change it, and where the whole brief
 * is.
 */
record SlideFoot(Page page, Canvas canvas, double left, double top, double width) {

  private static final double SIZE = 17;
  private static final double GAP = 44;
  private static final double DATE = 140;

  /** What the last column takes. */
  private static final double WHERE = 290;

  void draw() {
    canvas.rule(left, top, width, 1, Ink.INK);
    Brief brief = page.brief();
    List<Recheck> rechecks = brief.bottomLine().rechecks();
    List<Text> changes = brief.bottomLine().wouldChange();
    double x = left;
    double room = width - WHERE - GAP;
    if (!rechecks.isEmpty()) {
      double column = changes.isEmpty() ? room : room * 0.4;
      rechecks(rechecks, x, column);
      x += column + GAP;
    }
    if (!changes.isEmpty()) {
      changes(changes, x, left + room - x);
    }
    whole(rechecks.isEmpty() && changes.isEmpty() ? left : left + width - WHERE);
  }

  private double head(String key, double x, double column) {
    Block head = Block.fit(atoms(Text.of(page.say(key))), Face.SANS_STRONG, column, 1, SIZE);
    return canvas.set(head, x, top + 14, Ink.INK) + 4;
  }

  private void rechecks(List<Recheck> rechecks, double x, double column) {
    double y = head("brief.rechecks", x, column);
    for (Recheck recheck : rechecks.stream().limit(3).toList()) {
      Block date =
          Block.fit(atoms(Text.slot(recheck.date())), Face.SANS_STRONG, DATE, 1, SIZE, 15, 13);
      canvas.set(date, x, y, Ink.INK);
      Block what =
          Block.fit(
              atoms(recheck.what()), Face.SANS, column - DATE, rechecks.size() > 1 ? 1 : 3, SIZE);
      y = canvas.set(what, x + DATE, y, Ink.INK);
    }
  }

  private void changes(List<Text> changes, double x, double column) {
    double y = head("brief.wouldChange", x, column);
    List<Text> first = changes.stream().limit(2).toList();
    for (Text change : first) {
      canvas.set(Block.fit(atoms(Text.of("–")), Face.SANS, 20, 1, SIZE), x, y, Ink.SOFT);
      Block what = Block.fit(atoms(change), Face.SANS, column - 18, 4 / first.size(), SIZE, 16);
      y = canvas.set(what, x + 18, y, Ink.INK);
    }
  }

  private void whole(double x) {
    double y = head("slide.whole", x, WHERE);
    Block id = Block.fit(atoms(Text.name(page.brief().id())), Face.SANS, WHERE, 2, SIZE, 15);
    y = canvas.set(id, x, y, Ink.INK);
    Text asOf = page.text("slide.asOf", "day", Text.slot(Ledger.AS_OF));
    canvas.set(Block.fit(atoms(asOf), Face.SANS, WHERE, 1, SIZE, 15), x, y, Ink.SOFT);
  }

  private List<Atom> atoms(Text text) {
    return Atom.of(text, page);
  }
}
