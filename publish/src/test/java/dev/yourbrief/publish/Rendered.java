package dev.yourbrief.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What has to hold for anything that is made here, once a reader's program has rendered it. */
public final class Rendered {

  private Rendered() {}

  /** Markdown as a code host shows it. */
  public static Document markdown(String markdown) {
    List<Extension> extensions = List.of(TablesExtension.create(), StrikethroughExtension.create());
    Parser parser = Parser.builder().extensions(extensions).build();
    return Jsoup.parse(
        HtmlRenderer.builder().extensions(extensions).build().render(parser.parse(markdown)));
  }

  static void everyLinkLeadsToARow(Document page) {
    Set<String> ids = new HashSet<>();
    for (Element element : page.select("[id]")) {
      assertThat(ids.add(element.id())).as("one element is called " + element.id()).isTrue();
    }
    assertThat(page.select("a[href]")).isNotEmpty();
    for (Element link : page.select("a[href], use[href]")) {
      assertThat(ids).contains(link.attr("href").substring(1));
    }
    for (Element labelled : page.select("[aria-labelledby]")) {
      assertThat(ids).contains(labelled.attr("aria-labelledby").split(" ", -1));
    }
  }

  static void everyTableHasItsColumns(Document page) {
    for (Element table : page.select("table")) {
      int columns = table.select("thead th").size();
      for (Element row : table.select("tbody tr")) {
        assertThat(row.select("td")).hasSize(columns);
      }
    }
  }
}
