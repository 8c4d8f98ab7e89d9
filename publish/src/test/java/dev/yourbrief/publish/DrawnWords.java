package dev.yourbrief.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.publish.Labels.Box;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The words of a drawing, as boxes: none may overlap another or leave the drawing. */
final class DrawnWords {

  private DrawnWords() {}

  private record Words(String text, Box box) {}

  static Document parse(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }

  /** The box of every text in the drawing, as wide as the page's sans could set it. */
  private static List<Words> words(Document svg, double size) {
    List<Words> boxes = new ArrayList<>();
    NodeList texts = svg.getElementsByTagName("text");
    for (int i = 0; i < texts.getLength(); i++) {
      Element text = (Element) texts.item(i);
      double width = Labels.width(text.getTextContent(), size);
      double x = Double.parseDouble(text.getAttribute("x"));
      double y = Double.parseDouble(text.getAttribute("y"));
      List<String> classes = List.of(text.getAttribute("class").split(" ", -1));
      double left =
          classes.contains("end") ? x - width : classes.contains("mid") ? x - width / 2 : x;
      boxes.add(
          new Words(
              text.getTextContent(), new Box(left, y - size * 0.78, left + width, y + size * 0.2)));
    }
    return boxes;
  }

  static void assertWellSet(String drawing, PlotFrame frame) throws Exception {
    List<Words> all = words(parse(drawing), frame.size());
    Box sheet = new Box(-3, 0, frame.width() + 3, frame.height());
    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i).box.inside(sheet))
          .as("'%s' is inside the %s drawing: %s", all.get(i).text, frame.name(), all.get(i).box)
          .isTrue();
      for (int j = 0; j < i; j++) {
        assertThat(all.get(i).box.meets(all.get(j).box))
            .as(
                "'%s' overlaps '%s' in the %s drawing",
                all.get(i).text, all.get(j).text, frame.name())
            .isFalse();
      }
    }
  }
}
