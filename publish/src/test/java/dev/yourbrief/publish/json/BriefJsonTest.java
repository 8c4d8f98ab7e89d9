package dev.yourbrief.publish.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Point;
import dev.yourbrief.figure.Provenance.Assumed;
import dev.yourbrief.figure.Summary;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Briefs;
import dev.yourbrief.publish.Wording;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BriefJsonTest {

  private static final ValidatorFactory VALIDATORS =
      new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory());

  static Stream<Brief> briefs() {
    return Stream.of(
        Briefs.wrap(),
        Briefs.forced(),
        Briefs.hostile("<script>\"'\\\u2028\u0007\ud83d\ude00 | ` ]] 42"));
  }

  private static Brief with(SortedMap<String, Figure> figures) {
    Brief b = Briefs.wrap();
    SortedMap<String, Figure> all = new TreeMap<>(b.figures());
    all.putAll(figures);
    return Briefs.with(b, all);
  }

  private static Brief with(Figure figure) {
    SortedMap<String, Figure> figures = new TreeMap<>();
    figures.put(figure.id(), figure);
    return with(figures);
  }

  @ParameterizedTest
  @MethodSource("briefs")
  void whatIsReadIsWhatWasWritten(Brief brief) {
    String json = BriefJson.write(brief);
    assertThat(BriefJson.read(json)).isEqualTo(brief);
    assertThat(BriefJson.write(BriefJson.read(json))).isEqualTo(json);
  }

  @ParameterizedTest
  @MethodSource("briefs")
  void theFormIsTheOneTheSchemaDescribes(Brief brief) {
    Validator.Result result = VALIDATORS.validate(BriefJson.schema(), BriefJson.write(brief));
    assertThat(result.getErrors()).isEmpty();
    assertThat(result.isValid()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"state\": \"failed\"', '\"state\": \"lost\"'",
    "'\"asOf\": \"2026-11-23\"', '\"asOf\": 20261123'",
    "'\"amount\": \"9142.37\"', '\"amount\": 9142.37'",
    "'\"forced\": false', '\"forced\": false, \"extra\": 1'",
    "'\"title\": \"Build', '\"title\": \"4 Build'",
  })
  void theSchemaRefusesWhatTheReaderRefuses(String good, String bad) {
    String json = BriefJson.write(Briefs.wrap());
    assertThat(json).contains(good);
    String broken = json.replace(good, bad);
    assertThat(VALIDATORS.validate(BriefJson.schema(), broken).isValid()).isFalse();
    assertThatExceptionOfType(InputException.class).isThrownBy(() -> BriefJson.read(broken));
  }

  @Test
  void thePublishedSchemaIsTheOneInTheJar() throws IOException {
    Path published =
        Path.of(System.getProperty("yourbrief.root"), "docs/schema/brief-1.1.schema.json");
    assertThat(Files.readString(published)).isEqualTo(BriefJson.schema());
  }

  @Test
  void noDigitOfAnAmountIsLost() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 300; i++) {
      BigDecimal value =
          new BigDecimal(
              new java.math.BigInteger(1 + random.nextInt(120), new java.util.Random(i)),
              random.nextInt(-12, 40));
      Figure figure =
          new Figure(
              "x", "x", new Figure.Amount(new Point(value), Unit.parse("USD")), new Assumed("y"));
      Brief brief = with(figure);
      assertThat(BriefJson.read(BriefJson.write(brief)).figures()).isEqualTo(brief.figures());
    }
  }

  @Test
  void drawsAreKeptAsTheirSummary() {
    double[] values = new SplittableRandom(5).doubles(1000).toArray();
    values[3] = Double.POSITIVE_INFINITY;
    Draws draws = Draws.owning(values);
    Brief brief = with(Figure.amount("x", "x", draws, Unit.ONE, new Assumed("y")));
    String json = BriefJson.write(brief);
    assertThat(BriefJson.write(BriefJson.read(json))).isEqualTo(json);
    Figure read = Wording.find(BriefJson.read(json).figures(), "x");
    assertThat(((Figure.Amount) read.value()).estimate()).isEqualTo(Summary.of(draws));
    assertThat(json).contains("\"mean\": \"never\"");
  }

  /** What was kept before form 1.1 can still be read. */
  @Test
  void aBriefOfTheFirstFormIsRead() {
    Brief brief = Briefs.wrap();
    String now = BriefJson.write(brief);
    String first =
        now.replace("\"schemaVersion\": \"1.1\"", "\"schemaVersion\": \"1.0\"")
            .replaceFirst("  \"id\": \"ticket-triage\",\n  \"locale\": \"en\",\n", "")
            .replaceFirst("(?s)  \"roles\": \\[.*?\n  \\],\n", "");
    Brief read = BriefJson.read(first);
    assertThat(read.figures()).isEqualTo(brief.figures());
    assertThat(read.locale()).isEqualTo("en");
    assertThat(read.roles()).isEmpty();
  }

  @Test
  void bytesAreTheSameEveryTimeAndEndInANewline() {
    String json = BriefJson.write(Briefs.wrap());
    assertThat(json).isEqualTo(BriefJson.write(Briefs.wrap())).endsWith("}\n").doesNotContain("\r");
    assertThat(json.lines()).allMatch(line -> line.indent(0).isBlank() || line.indexOf('\t') < 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          "state": "failed"          ~ "state": "faild"              ~ 'faild' is not known here
          "headline":                ~ "headlin":                    ~ 'headline' is missing
          "forced": false            ~ "forced": "no"                ~ It must be true or false
          "schemaVersion": "1.1"     ~ "schemaVersion": "2.0"        ~ written in form 2.0
          "amount": "9142.37"        ~ "amount": "nine"              ~ digits of a number
          "unit": "USD/GPU-hour"     ~ "unit": "USD/GPU-hout"        ~ did you mean 'hour'
          "seed": 20261123           ~ "seed": 1.5                   ~ It must be a whole number
          "title": "Build            ~ "title": "3 Build             ~ a free numeral
          "on": "2026-11-19"         ~ "on": "2026-13-19"            ~ 2026-13-19
          "date": "date.redecide"    ~ "date": "bill.volume"         ~ has no such day
          {"figure": "voi.growth"}   ~ {"figure": "voi.grwth"}       ~ points at 'voi.grwth'
          "kind": "given"            ~ "kind": "guessed"             ~ assumed
          "seed": 20261123           ~ "seed": null                  ~ here stands null
          "seed": 20261123           ~ "seed": 20261123, "seed": 1   ~ Duplicate
          """)
  void badInputIsSaidWhereAndWhat(String good, String bad, String message) {
    String json = BriefJson.write(Briefs.wrap());
    assertThat(json).contains(good);
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> BriefJson.read(json.replace(good, bad), "old.json"))
        .withMessageContaining(message)
        .withMessageStartingWith("old.json");
  }

  @Test
  void truncatedAndDeepTextIsRefusedWithItsPlace() {
    String json = BriefJson.write(Briefs.wrap());
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 300; i++) {
      String cut = json.substring(0, random.nextInt(json.length() - 2));
      assertThatExceptionOfType(InputException.class).isThrownBy(() -> BriefJson.read(cut));
    }
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> BriefJson.read("[".repeat(100_000)));
    assertThatExceptionOfType(InputException.class).isThrownBy(() -> BriefJson.read(""));
    assertThatExceptionOfType(InputException.class).isThrownBy(() -> BriefJson.read("{} {}"));
  }

  /** One changed character either still reads, or is refused for people: nothing else escapes. */
  @Test
  void noChangedCharacterBreaksTheReader() {
    String json = BriefJson.write(Briefs.wrap());
    SplittableRandom random = new SplittableRandom(13);
    for (int i = 0; i < 400; i++) {
      char[] changed = json.toCharArray();
      changed[random.nextInt(changed.length)] = (char) (32 + random.nextInt(95));
      try {
        assertThat(BriefJson.read(new String(changed)).asOf()).isNotNull();
      } catch (InputException e) {
        assertThat(e.problems()).isNotEmpty();
      }
    }
  }
}
