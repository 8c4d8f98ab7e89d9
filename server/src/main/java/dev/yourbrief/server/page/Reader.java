package dev.yourbrief.server.page;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Ledger;
import dev.yourbrief.publish.Page;
import java.util.Optional;

/**
 * Words a brief holds, for a page that is none: its numbers lead to their arithmetic.
 *
 * @param brief what holds the figures
 * @param figures the address that a figure's id is put behind
 */
public record Reader(Page page, Brief brief, String figures) {

  public static Reader of(Brief brief, String figures) {
    return new Reader(new Page(brief), brief, figures);
  }

  /** A figure in words. */
  public String words(String id, Text.Style style) {
    return page.words(page.ledger().find(id), style);
  }

  /** A figure, if the brief shows it. */
  public Optional<Figure> figure(String id) {
    return Optional.ofNullable(brief.figures().get(id));
  }

  /** Whether nobody has confirmed it. */
  public boolean isAssumed(String id) {
    return page.ledger().caution(page.ledger().find(id)) == Ledger.Caution.ASSUMED;
  }

  /** A text without links. */
  public String plain(Text text) {
    return page.plain(text);
  }

  /** The address of a figure's arithmetic. */
  public String address(String id) {
    return figures + Page.address(id);
  }
}
