package dev.yourbrief.publish;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.CrossoverPlot;
import dev.yourbrief.playbook.brief.Text.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiPredicate;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;

/** Walks a page and lists every numeral that no figure, name, origin or axis answers for. */
final class NumeralWalk {

  /** What the head of a column says for all its cells. */
  private static final String SAID = "( tokens a month| per million tokens| a month)$";

  private final SortedMap<String, Figure> figures;
  private final List<String> names;
  private final BiPredicate<String, String> isPoint;
  private final List<String> free = new ArrayList<>();

  /**
   * A walk over a page.
   *
   * @param figures the figures it may show
   * @param names the names it may show, which may hold digits
   * @param isPoint whether a text is what an address of a point in a chart says
   */
  NumeralWalk(
      SortedMap<String, Figure> figures, List<String> names, BiPredicate<String, String> isPoint) {
    this.figures = figures;
    this.names = names;
    this.isPoint = isPoint;
  }

  static List<String> freeNumerals(Brief brief, Document page) {
    return new NumeralWalk(
            Ledger.of(brief).figures(), List.of(), (address, text) -> isPoint(brief, address, text))
        .freeNumerals(page);
  }

  List<String> freeNumerals(Document page) {
    for (Element element : page.getAllElements()) {
      if (element.normalName().equals("style") || element.normalName().equals("script")) {
        continue;
      }
      for (TextNode node : element.textNodes()) {
        check(element, node.getWholeText());
      }
      for (String attribute : List.of("title", "aria-label", "alt", "placeholder", "data-label")) {
        check(element, element.attr(attribute));
      }
    }
    return free;
  }

  private void check(Element element, String text) {
    if (text.chars().anyMatch(Character::isDigit) && !isAnswered(element, text)) {
      free.add("<" + element.tagName() + "> " + text.strip());
    }
  }

  private boolean isAnswered(Element element, String text) {
    Optional<Element> point = near(element, "data-point");
    if (point.isPresent()) {
      return isPoint.test(point.get().attr("data-point"), text);
    }
    if (near(element, "data-axis").isPresent()) {
      return element.normalName().equals("text");
    }
    Optional<Element> figure = near(element, "data-fig");
    if (figure.isPresent()) {
      return isFigures(figure.get(), text);
    }
    Optional<Element> name = near(element, "data-name");
    if (name.isPresent()) {
      return true;
    }
    return near(element, "data-prov")
        .map(cell -> isOrigin(cell.attr("data-prov"), text))
        .orElse(false);
  }

  private static Optional<Element> near(Element element, String attribute) {
    Elements chain = new Elements(element);
    chain.addAll(element.parents());
    return chain.stream().filter(e -> e.hasAttr(attribute)).findFirst();
  }

  /** What is left of the text without the words of its figures and names holds no digit. */
  private boolean isFigures(Element element, String text) {
    String attribute = element.attr("data-fig");
    List<String> ids =
        figures.containsKey(attribute)
            ? List.of(attribute)
            : Arrays.stream(attribute.split(" ", -1)).filter(id -> !id.isEmpty()).toList();
    if (element.hasAttr("data-name") && element.attr("data-name").equals(text)) {
      return true;
    }
    String rest = text;
    for (String id : ids) {
      Figure figure = figures.get(id);
      if (figure == null) {
        return false;
      }
      List<String> words = new ArrayList<>();
      for (Style style : Style.values()) {
        words.add(Wording.ENGLISH.of(figure, style));
      }
      words.sort((a, b) -> b.length() - a.length());
      for (String word : words) {
        rest = rest.replace(word, "");
        // A table whose head says "a month" does not repeat it, and an axis and a lane leave the
        // unit to the second of two amounts.
        rest = rest.replace(word.replaceAll(" a month$", "") + " to", "");
        rest = rest.equals(word.replaceAll(SAID, "")) ? "" : rest;
      }
    }
    for (String name : names) {
      rest = rest.replace(name, "");
    }
    return rest.chars().noneMatch(Character::isDigit);
  }

  private boolean isOrigin(String id, String text) {
    Figure figure = figures.get(id);
    if (figure == null) {
      return false;
    }
    String digits = text.replaceAll("[^0-9a-f]", "");
    String origin =
        switch (figure.provenance()) {
          case Provenance.Given g -> g.by() + Wording.ENGLISH.date(g.on()) + g.where();
          case Provenance.Measured m -> m.how() + m.rows() + m.files();
          case Provenance.Computed c -> c.formula();
          case Provenance.Catalogued c -> c.source() + Wording.ENGLISH.date(c.asOf());
          case Provenance.Assumed a -> a.why();
        };
    return Arrays.stream(text.split("[^0-9A-Za-z]+", -1))
        .filter(token -> token.chars().anyMatch(Character::isDigit))
        .allMatch(token -> origin.replace(",", "").contains(token) || origin.contains(digits));
  }

  private static boolean isPoint(Brief brief, String address, String text) {
    if (address.startsWith("row:")) {
      return text.equals(String.valueOf(Ledger.of(brief).row(address.substring("row:".length()))));
    }
    String[] parts = address.split("/", -1);
    double scale = Double.parseDouble(parts[1]);
    for (Brief.Framework framework : brief.frameworks()) {
      if (framework.plot().isPresent()) {
        CrossoverPlot plot = framework.plot().get();
        PlotWords words = new PlotWords(plot, Wording.ENGLISH);
        String wanted =
            switch (parts[0]) {
              case "scale" -> words.scale(scale);
              case "volume" -> words.volumeAt(scale);
              case "*" ->
                  words.readout(PlotWords.point(plot.lines().getFirst(), scale).orElseThrow());
              default ->
                  plot.lines().stream()
                      .filter(l -> l.option().equals(parts[0]))
                      .findFirst()
                      .flatMap(l -> PlotWords.point(l, scale))
                      .map(words::cost)
                      .orElse("");
            };
        return text.equals(wanted);
      }
    }
    return false;
  }
}
