package dev.yourbrief.server.web;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Page;
import dev.yourbrief.server.page.FigurePage.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A number and everything it rests on, each told once. */
final class FigureTree {

  private static final int DEEPEST = 12;

  private final Brief brief;
  private final Page page;
  private final Set<String> told = new HashSet<>();

  FigureTree(Brief brief) {
    this.brief = brief;
    this.page = new Page(brief);
  }

  /**
   * The figure of this name, as an address writes it.
   *
   * @param address the id, or what {@link Page#address} makes of it
   */
  Optional<Node> find(String address) {
    return brief.figures().keySet().stream()
        .filter(id -> id.equals(address) || Page.address(id).equals(address))
        .findFirst()
        .map(id -> node(id, 0));
  }

  private Node node(String id, int depth) {
    Figure figure = page.ledger().find(id);
    boolean known = !told.add(id);
    List<Node> inputs = new ArrayList<>();
    String origin = page.origin(figure);
    if (figure.provenance() instanceof Provenance.Computed computed) {
      origin = "= " + computed.formula();
      if (!known && depth < DEEPEST) {
        computed.inputs().forEach(input -> inputs.add(node(input, depth + 1)));
      }
    }
    return new Node(
        id,
        figure.label(),
        page.words(figure, Text.Style.EXACT),
        origin,
        page.flag(figure),
        inputs,
        known);
  }
}
