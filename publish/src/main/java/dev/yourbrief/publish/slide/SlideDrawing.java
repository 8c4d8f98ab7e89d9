package dev.yourbrief.publish.slide;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Brief.Bar;
import dev.yourbrief.playbook.brief.Brief.BarState;
import dev.yourbrief.playbook.brief.CrossoverPlot;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.CrossoverChart;
import dev.yourbrief.publish.Ledger;
import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.Svg;
import java.util.List;

/**
 * Where everything on a slide stands: the decision on top; below it the verdict and the bars at the
 * left and the chart at the right; what happens next at the foot.
 */
final class SlideDrawing {

  private static final double WIDTH = 1600;
  private static final double HEIGHT = 900;
  private static final double MARGIN = 84;
  private static final double INNER = WIDTH - 2 * MARGIN;

  /** What the left column takes where there is a chart. */
  private static final double LEFT = 770;

  private static final double GUTTER = 82;

  /** Where the foot begins. */
  private static final double FOOT = 738;

  /** Lines of prose are no longer than this. */
  private static final double PROSE = 1000;

  /** What the names of the bars take. */
  private static final double NAMES = 200;

  /** How much larger the chart is drawn than on a page. */
  private static final double ENLARGED = 1.26;

  private final Page page;
  private final Brief brief;
  private final Canvas canvas = new Canvas();

  SlideDrawing(Page page) {
    this.page = page;
    this.brief = page.brief();
  }

  String draw(String chartStyle) {
    Svg svg = canvas.svg();
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "width",
        WIDTH,
        "height",
        HEIGHT,
        "viewBox",
        "0 0 " + Svg.number(WIDTH) + " " + Svg.number(HEIGHT),
        "role",
        "img",
        "aria-labelledby",
        "slide-title slide-desc",
        "xml:lang",
        brief.locale());
    canvas.about("title", "slide-title", title());
    canvas.about("desc", "slide-desc", description());
    svg.open("style", "type", "text/css").raw(chartStyle).close("style");
    canvas.rule(0, 0, WIDTH, HEIGHT, Ink.PAPER);
    double top = head();
    if (page.plots().isEmpty()) {
      argument(top, INNER);
    } else {
      argument(top, LEFT);
      chart(page.plots().getFirst(), top, MARGIN + LEFT + GUTTER, INNER - LEFT - GUTTER);
    }
    new SlideFoot(page, canvas, MARGIN, FOOT, INNER).draw();
    return svg.close("svg").toString();
  }

  private String title() {
    return page.plain(brief.title()) + " – " + page.plain(brief.bottomLine().headline());
  }

  private String description() {
    StringBuilder words = new StringBuilder(page.say("brief.kind"));
    words.append(", ").append(page.date(brief.asOf())).append(".");
    brief.bottomLine().sentences().forEach(s -> words.append(' ').append(page.plain(s)));
    for (Bar bar : brief.criteria()) {
      words.append(' ').append(page.plain(bar.name())).append(": ").append(page.word(bar.state()));
      words.append('.');
    }
    page.plots().stream()
        .limit(1)
        .forEach(plot -> words.append(' ').append(page.plain(plot.title())).append('.'));
    return words.toString();
  }

  private List<Atom> atoms(Text text) {
    return Atom.of(text, page);
  }

  /** The decision and its date; says where they end. */
  private double head() {
    Text kind = Text.of(page.say("brief.kind") + " · ").plus(Text.slot(Ledger.AS_OF));
    double y = canvas.set(Block.fit(atoms(kind), Face.SANS, INNER, 1, 20), MARGIN, 52, Ink.SOFT);
    Block title = Block.fit(atoms(brief.title()), Face.SERIF_STRONG, INNER, 2, 46, 40, 34, 30);
    y = canvas.set(title, MARGIN, y + 2, Ink.INK) + 20;
    canvas.rule(MARGIN, y, INNER, 4, Ink.INK);
    return y + 4;
  }

  /** The verdict, why, and the bars. */
  private void argument(double top, double width) {
    Brief.BottomLine line = brief.bottomLine();
    Text kind =
        Text.of(
            page.say("brief.bottomLine") + (line.forced() ? " · " + page.say("brief.forced") : ""));
    double y =
        canvas.set(Block.fit(atoms(kind), Face.SANS, width, 1, 19, 17), MARGIN, top + 16, Ink.SOFT);
    List<Atom> words = atoms(line.headline());
    Block inOne = Block.fit(words, Face.SERIF_STRONG, width, 1, 72, 66, 60, 54, 50);
    Block verdict =
        inOne.isWhole() ? inOne : Block.fit(words, Face.SERIF_STRONG, width, 2, 52, 46, 40, 34);
    y = canvas.set(verdict, MARGIN, y, Ink.ACCENT) + 12;
    double prose = Math.min(width, PROSE);
    for (Text sentence : line.sentences().stream().limit(2).toList()) {
      y =
          canvas.set(
              Block.fit(atoms(sentence), Face.SERIF, prose, 3, 25, 23, 21), MARGIN, y, Ink.INK);
      y += 8;
    }
    bars(y + 14, width);
  }

  private void bars(double top, double width) {
    List<Bar> bars = brief.criteria();
    if (bars.isEmpty()) {
      return;
    }
    double row = Math.min(112, (FOOT - 14 - top) / bars.size());
    double y = top;
    for (Bar bar : bars) {
      canvas.rule(MARGIN, y, width, 1, Ink.RULE);
      bar(bar, y, row, width);
      y += row;
    }
  }

  /** Its name, below it its state, and beside both what was found. */
  private void bar(Bar bar, double y, double row, double width) {
    boolean isTight = row < 66;
    double words = isTight ? 17 : 20;
    double room = NAMES - 16;
    Block name =
        Block.fit(atoms(bar.name()), Face.SERIF_STRONG, room, 1, isTight ? 19 : 23, 17, 15);
    double below = canvas.set(name, MARGIN, y + (isTight ? 4 : 8), Ink.INK) + (isTight ? 0 : 2);
    Ink ink = bar.state() == BarState.CLEARED ? Ink.ACCENT : Ink.INK;
    List<Atom> word = atoms(Text.of(page.word(bar.state())));
    Block state = Block.fit(word, Face.SANS_STRONG, room - 25, 1, isTight ? 16 : 18, 14);
    canvas.shape(bar.state(), MARGIN, below + (state.pitch() - 17) / 2, 17, ink);
    canvas.set(state, MARGIN + 25, below, ink);
    int lines = (int) Math.max(1, (row - 14) / (words * 1.32));
    double found = Math.min(width - NAMES, PROSE);
    Block finding =
        Block.fit(atoms(bar.finding()), Face.SERIF, found, Math.min(lines, 4), words, words - 2);
    canvas.set(finding, MARGIN + NAMES, y + (isTight ? 6 : 9), Ink.INK);
  }

  private void chart(CrossoverPlot plot, double top, double left, double width) {
    Block finding = Block.fit(atoms(plot.title()), Face.SANS_STRONG, width, 3, 22, 20);
    double y = canvas.set(finding, left, top + 22, Ink.INK);
    Block what = Block.fit(atoms(plot.subtitle()), Face.SANS, width, 2, 16, 15);
    y = canvas.set(what, left, y + 3, Ink.SOFT) + 10;
    String drawn =
        CrossoverChart.within(
            page.words(plot),
            page.ledger().figures(),
            width / ENLARGED,
            (FOOT - 12 - y) / ENLARGED);
    canvas
        .svg()
        .open(
            "g",
            "transform",
            "translate(" + Svg.number(left) + " " + Svg.number(y) + ") scale(" + ENLARGED + ")")
        .raw(drawn)
        .close("g");
  }
}
