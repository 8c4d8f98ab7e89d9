package dev.yourbrief.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.calendar.Calendar;
import dev.yourbrief.publish.diff.BriefDiff;
import dev.yourbrief.publish.diff.DiffHtml;
import dev.yourbrief.publish.diff.DiffMarkdown;
import dev.yourbrief.publish.docx.Docx;
import dev.yourbrief.publish.json.BriefJson;
import dev.yourbrief.publish.pdf.Pdf;
import dev.yourbrief.publish.record.Madr;
import dev.yourbrief.publish.slide.Slide;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Whatever people wrote, each form shows it as words and as nothing more. {@link Briefs#hostile}
 * puts an attack into every place a person can write in.
 */
class SafetyTest {

  private static final String TURNING = "\u202egnp.exe\u2066 left";

  static final List<String> ATTACKS =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "' onmouseover='alert(1)",
          "</title></style></svg><script>alert(1)</script>",
          "<![CDATA[<script>alert(1)</script>]]>",
          "]]><svg onload=alert(1)>",
          "--><!ENTITY x SYSTEM \"file:///etc/passwd\">&x;",
          "javascript:alert(1)",
          "[link](javascript:alert(1)) ![image](https://example.org/x.png)",
          "<https://example.org/> and https://example.org/ and www.example.org",
          "[ref]: https://example.org/ \"title\"",
          "=HYPERLINK(\"https://example.org/\",\"see\")",
          "=cmd|' /C calc'!A0",
          "@SUM(1+1)",
          "+1+1",
          "-1+1",
          "{{7*7}} ${7*7} #{7*7} <%= 7*7 %> @if(true) !{x}",
          "two\nlines\r\nBEGIN:VEVENT\r\nSUMMARY:more",
          "---\nstatus: accepted\n---\n# heading",
          "a;b,c\\d:e",
          "end\u0000of\u2028line\u2029and\u0085more\u0007",
          TURNING,
          "url(https://example.org/) expression(alert(1)) @import 'x'",
          "longest".repeat(120));

  /** What is neither space nor seen. */
  private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{C}\\p{Z}\\ufffd]+");

  private static final Set<String> DRAWN =
      Set.of(
          "svg", "g", "title", "desc", "style", "rect", "circle", "line", "path", "text", "tspan",
          "#text");

  private static String seen(String words) {
    return UNSEEN.matcher(words).replaceAll("");
  }

  private static void shows(String form, String attack) {
    assertThat(seen(form)).contains(seen(attack));
  }

  @ParameterizedTest
  @FieldSource("ATTACKS")
  void aPageIsInert(String attack) {
    assertInertPage(Html.of(Briefs.hostile(attack)), attack);
    assertThat(Html.styleSheet())
        .as("a mark that turns the direction ends where its words end")
        .contains("[data-fig], [data-name] { unicode-bidi: isolate; }");
  }

  private static void assertInertPage(String html, String attack) {
    var page = Jsoup.parse(html);
    shows(page.body().wholeText(), attack);
    assertThat(page.select("script").size()).isLessThan(2);
    assertThat(page.select("style")).hasSize(1);
    assertThat(page.select("img, iframe, object, embed, link, base, form, input, audio, video"))
        .isEmpty();
    for (Element element : page.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        assertThat(attribute.getKey().toLowerCase(Locale.ROOT)).doesNotStartWith("on");
        if (Set.of("href", "src", "xlink:href", "action").contains(attribute.getKey())) {
          assertThat(attribute.getValue()).startsWith("#");
        }
        if (attribute.getKey().equals("style")) {
          assertThat(attribute.getValue()).doesNotContain("url", "expression", "@import");
        }
      }
    }
  }

  @ParameterizedTest
  @FieldSource("ATTACKS")
  void markdownIsInert(String attack) {
    String markdown = Markdown.of(Briefs.hostile(attack));
    assertInert(markdown, attack);
    assertThat(markdown).doesNotContain("\u202e", "\u2066", "\u2028", "\u0000");
  }

  @ParameterizedTest
  @FieldSource("ATTACKS")
  void aDecisionRecordIsInert(String attack) {
    String record = Madr.of(Briefs.hostile(attack));
    int end = record.indexOf("\n---\n", 4);
    assertThat(record.substring(0, end).lines().filter(line -> line.startsWith("status:")))
        .containsExactly("status: proposed");
    assertInert(record.substring(end + 5), attack);
  }

  private static void assertInert(String markdown, String attack) {
    var page = Rendered.markdown(markdown);
    shows(page.body().wholeText(), attack);
    assertThat(page.select("a, img, script, style, iframe, svg, input, blockquote, em")).isEmpty();
    assertThat(page.select("h1")).hasSize(1);
  }

  @ParameterizedTest
  @FieldSource("ATTACKS")
  void aComparisonIsInert(String attack) {
    for (BriefDiff diff :
        List.of(
            BriefDiff.of(Briefs.wrap(), Briefs.hostile(attack)),
            BriefDiff.of(Briefs.hostile("calm"), Briefs.hostile(attack)))) {
      assertInertPage(DiffHtml.of(diff), attack);
      String markdown = DiffMarkdown.of(diff);
      assertThat(Rendered.markdown(markdown).select("a, img, script, style, iframe, svg, input"))
          .isEmpty();
      assertThat(markdown).doesNotContain("\u202e", "\u2066", "\u2028", "\u0000");
    }
  }

  @ParameterizedTest
  @FieldSource("ATTACKS")
  void jsonKeepsEveryLetter(String attack) {
    Brief brief = Briefs.hostile(attack);
    assertThat(BriefJson.read(BriefJson.write(brief))).isEqualTo(brief);
  }

  @ParameterizedTest
  @FieldSource("ATTACKS")
  void aSlideAndAChartAreInert(String attack) throws Exception {
    Brief brief = Briefs.hostile(attack);
    String turned = attack.replaceAll("[\u202a-\u202e\u2066-\u2069]", "");
    for (String svg :
        List.of(Slide.svg(brief), CrossoverChart.svg(Plots.named(attack), Briefs.figures()))) {
      Node root = DrawnWords.parse(svg).getDocumentElement();
      assertDrawn(root);
      String start = seen(turned).substring(0, Math.min(6, seen(turned).length()));
      assertThat(seen(root.getTextContent())).contains(start);
      assertThat(svg).doesNotContain("\u202e", "\u2066");
    }
    assertThat(Slide.png(brief)).isNotEmpty();
  }

  private static void assertDrawn(Node node) {
    assertThat(DRAWN).contains(node.getNodeName());
    NamedNodeMap attributes = node.getAttributes();
    for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
      String name = attributes.item(i).getNodeName();
      assertThat(name).doesNotContain("href").doesNotStartWith("on").isNotEqualTo("style");
    }
    NodeList children = node.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      assertDrawn(children.item(i));
    }
  }

  @ParameterizedTest
  @FieldSource("ATTACKS")
  void aWordDocumentIsInert(String attack) throws IOException {
    Map<String, String> parts = parts(Docx.of(Briefs.hostile(attack), Paper.A4));
    String document = parts.getOrDefault("word/document.xml", "");
    shows(Jsoup.parse(document, org.jsoup.parser.Parser.xmlParser()).wholeText(), attack);
    assertThat(document)
        .doesNotContain("w:fldChar", "w:instrText", "w:fldSimple", "w:hyperlink", "w:object");
    parts.forEach((name, part) -> {
      if (name.endsWith(".rels")) {
        assertThat(part).as(name).doesNotContain("External");
      }
    });
  }

  private static Map<String, String> parts(byte[] archive) throws IOException {
    Map<String, String> parts = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        parts.put(part.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  @ParameterizedTest
  @FieldSource("ATTACKS")
  void aCalendarIsInert(String attack) {
    String calm = Calendar.of(Briefs.hostile("calm"), Optional.empty());
    String calendar = Calendar.of(Briefs.hostile(attack), Optional.empty());
    assertThat(names(calendar)).isEqualTo(names(calm));
    String words = calendar.replace("\r\n ", "").replaceAll("\\\\n", " ");
    shows(words.replaceAll("\\\\([\\\\;,])", "$1"), attack.replace("\\n", " "));
  }

  /** What each line says it is: an attack adds none. */
  private static List<String> names(String calendar) {
    return calendar
        .replace("\r\n ", "")
        .lines()
        .map(line -> line.replaceAll("[;:].*", "") + (line.startsWith("BEGIN:") ? line : ""))
        .toList();
  }

  @ParameterizedTest
  @FieldSource("ATTACKS")
  void aPdfIsInert(String attack) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(Pdf.of(Briefs.hostile(attack), Paper.A4))) {
      assertThat(pdf.getDocumentCatalog().getOpenAction()).isNull();
      assertThat(
              pdf.getDocumentCatalog().getNames() == null
                  || pdf.getDocumentCatalog().getNames().getJavaScript() == null)
          .isTrue();
      for (PDPage page : pdf.getPages()) {
        for (var annotation : page.getAnnotations()) {
          assertThat(annotation.getCOSObject().toString()).doesNotContain("/URI", "JavaScript");
        }
      }
      String start = seen(attack).substring(0, Math.min(5, seen(attack).length()));
      assertThat(seen(new PDFTextStripper().getText(pdf))).contains(start);
    }
  }

  /** The list must be able to catch something. */
  @Test
  void anUnescapedAttackWouldBeSeen() {
    var page = Jsoup.parse("<p>" + ATTACKS.get(1) + "</p>");
    assertThat(page.select("img")).hasSize(1);
  }
}
