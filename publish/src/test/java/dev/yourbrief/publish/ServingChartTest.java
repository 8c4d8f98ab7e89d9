package dev.yourbrief.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.publish.ServingPlot.Point;
import java.io.StringReader;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** The picture of a measured server. */
class ServingChartTest {

  private static final String HOSTILE = "toy\"><script>alert(1)</script>\u0000&";

  private static final ServingPlot PLOT =
      new ServingPlot(
          HOSTILE + " at work",
          "1,024 tokens in",
          List.of(
              new Point(1, 48.2, 48.2),
              new Point(4, 180, 45),
              new Point(11, 330, 30.1),
              new Point(16, 401.5, 25)),
          30,
          OptionalInt.of(11));

  private static final ServingChart.Beside BESIDE =
      new ServingChart.Beside(
          List.of("users", "all"),
          List.of(List.of("1", "48"), List.of("4", HOSTILE)),
          List.of("Best: " + HOSTILE),
          List.of("gpuSecondsInput: 3", HOSTILE),
          List.of("few answers"));

  @Test
  void theChartIsWellFormedAndSaysItselfInWords() throws Exception {
    String svg = ServingChart.svg(PLOT);
    var root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)))
            .getDocumentElement();
    assertThat(root.getAttribute("aria-labelledby")).isEqualTo("serving-title serving-desc");
    assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
        .contains("1 user: 48.2 and 48.2; 4 users: 180 and 45");
    assertThat(root.getElementsByTagName("script").getLength()).isZero();
    assertThat(root.getElementsByTagName("circle").getLength()).isEqualTo(8);
    assertThat(ServingChart.svg(PLOT)).isEqualTo(svg);
  }

  @Test
  void thePageLoadsNothingAndRunsNothing() {
    String html = ServingChart.html(PLOT, BESIDE);
    Document page = Jsoup.parse(html);
    assertThat(page.select("script, link, img, iframe, [src], [onload]")).isEmpty();
    assertThat(html).doesNotContain("@import").doesNotContain("url(");
    assertThat(html.length()).isLessThan(60_000);
    assertThat(page.select("svg.wide, svg.narrow")).hasSize(2);
    assertThat(page.select("table tbody tr")).hasSize(2);
    assertThat(page.select("pre").text()).contains("gpuSecondsInput: 3");
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
  }

  @Test
  void whateverWasMeasuredIsDrawnInsideTheDrawing() {
    for (List<Point> points :
        List.of(
            List.<Point>of(),
            List.of(new Point(1, 3, 3)),
            List.of(new Point(1, 1e-3, 1e-3), new Point(1_024, 1e7, 1e4)),
            List.of(new Point(7, 5, 5), new Point(8, 5, 5)),
            List.of(new Point(1, 0, 0), new Point(2, Double.MIN_VALUE, 1)),
            IntStream.rangeClosed(1, 200).mapToObj(i -> new Point(i, 40.0 * i, 40)).toList())) {
      Document svg =
          Jsoup.parse(ServingChart.svg(new ServingPlot("t", "", points, 30, OptionalInt.empty())));
      for (Element circle : svg.select("circle")) {
        assertThat(Double.parseDouble(circle.attr("cx"))).isBetween(40.0, 760.0);
        assertThat(Double.parseDouble(circle.attr("cy"))).isBetween(20.0, 400.0);
      }
      assertThat(svg.select("text")).isNotEmpty();
    }
  }
}
