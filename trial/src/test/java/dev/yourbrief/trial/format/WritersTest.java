package dev.yourbrief.trial.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritersTest {

  @TempDir private Path folder;

  private static Results.Answer answer(String text, double score) {
    return new Results.Answer(
        Optional.of(text),
        OptionalDouble.of(score),
        "",
        Optional.empty(),
        OptionalDouble.of(0.25),
        Optional.of(new BigDecimal("0.0010")),
        Optional.of(new Tokens(10, 3)));
  }

  private static Results.Answer failed(String error) {
    return new Results.Answer(
        Optional.empty(),
        OptionalDouble.empty(),
        "",
        Optional.of(error),
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Results results() {
    Map<String, Results.Answer> a = new LinkedHashMap<>();
    a.put("=1+1", answer("<yes> & \u0007\uD800 \uD83D\uDE00", 1));
    a.put("two", answer("no\nno", 0.5));
    a.put("three", failed("429 \"busy\""));
    Map<String, Results.Answer> b = new LinkedHashMap<>();
    b.put("=1+1", answer("x", 0));
    b.put("two", answer("y", 1));
    return new Results(
        "A & B",
        List.of(
            new Results.Item("=1+1", Map.of("topic", "-x"), Optional.of("yes")),
            new Results.Item("two", Map.of("topic", "y"), Optional.empty()),
            new Results.Item("three", Map.of("topic", "y"), Optional.empty())),
        List.of(new Results.Arm("base \u0001", a), new Results.Arm("tuned", b)));
  }

  @Test
  void junitXmlFitsItsSchemaAndCountsEveryCaseOnce() throws Exception {
    String xml = JUnitXml.write(results());
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(WritersTest.class.getResource("/format/junit.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
    assertThat(xml)
        .contains("<testsuites name=\"A &amp; B\" tests=\"6\" failures=\"2\" errors=\"1\"")
        .contains("skipped=\"1\" time=\"1.000\"")
        .contains("<testsuite name=\"base \uFFFD\"")
        .contains("<error message=\"429 &quot;busy&quot;\" type=\"call\">")
        .contains("<failure message=\"score 0.5\" type=\"grade\">no&#10;no</failure>")
        .contains("<property name=\"cost USD\" value=\"0.0020\"/>")
        .doesNotContain("\u0007");
    assertThat(xml.split("cost USD", -1)).as("a cost is not known for every arm").hasSize(2);
  }

  @Test
  void jsonOfPromptfooIsReadBackWithTheSameScores() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), PromptfooJson.write(results()));
    ImportedResults read = ImportedResults.read(file, ImportOptions.DEFAULT);
    assertThat(read.program()).isEqualTo("promptfoo, JSON");
    assertThat(read.problems()).isEmpty();
    assertThat(read.items()).extracting(ImportedItem::id).containsExactly("=1+1", "two", "three");
    ImportedSystem base = read.systems().getFirst();
    assertThat(base.label()).isEqualTo("base \u0001");
    assertThat(base.outcome("two").orElseThrow().scores()).containsExactly(0.5);
    assertThat(base.outcome("three").orElseThrow().missing())
        .contains(new Score.Missing(Score.Why.ERROR, "429 \"busy\""));
    Attempt attempt = base.outcome("two").orElseThrow().attempts().getFirst();
    assertThat(attempt.costUsd()).contains(new BigDecimal("0.0010"));
    assertThat(attempt.latencySeconds()).hasValue(0.25);
    assertThat(attempt.tokens()).contains(new Tokens(10, 3));
    assertThat(attempt.answer()).contains("no\nno");
    assertThat(read.system("tuned").outcome("three")).isEmpty();
    assertThat(PromptfooJson.write(results())).isEqualTo(PromptfooJson.write(results()));
  }

  @Test
  void csvIsReadBackAndHoldsNothingASpreadsheetWouldCompute() throws IOException {
    String csv = ScoreCsv.write(results());
    assertThat(csv.lines()).allMatch(line -> line.startsWith("id") || !line.matches("[=+@-].*"));
    assertThat(csv).contains("'=1+1,'-x,1,0\n", "three,y,error,\n");
    Path file = Files.writeString(folder.resolve("out.csv"), csv);
    ImportedResults read = ImportedResults.read(file, ImportOptions.DEFAULT);
    Pairing pairing = Pairing.of(read, "base \u0001", read, "tuned", Optional.of("topic"));
    assertThat(pairing.rows()).extracting(Pairing.Row::id).containsExactly("=1+1", "two");
    assertThat(ScoreCsv.write(pairing))
        .isEqualTo("id,cluster,base \u0001,tuned\n'=1+1,'-x,1,0\ntwo,y,0.5,1\n");
  }
}
