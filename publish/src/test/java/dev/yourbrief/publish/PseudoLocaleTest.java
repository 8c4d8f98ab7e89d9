package dev.yourbrief.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.messages.Messages;
import dev.yourbrief.publish.calendar.Calendar;
import dev.yourbrief.publish.json.BriefJson;
import dev.yourbrief.publish.record.Madr;
import dev.yourbrief.publish.slide.Slide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A translation is one file: with a catalogue in which every message stands in brackets ({@code
 * en-XA}, the usual pseudo-locale), whatever English is left outside of brackets was not in the
 * catalogue.
 */
class PseudoLocaleTest {

  private static final String TAG = "en-XA";

  /** Names of things that no translation changes. */
  private static final Set<String> NAMES =
      Set.of(
          "yourbrief",
          "verify",
          "brief",
          "json",
          "SHA",
          "P",
          "USD",
          "K",
          "M",
          "B",
          "T",
          "Dec",
          "Feb",
          "Jul",
          "May",
          "Nov",
          "Oct");

  @BeforeAll
  static void writeTheFile() throws IOException {
    Messages english = Messages.of(Messages.DEFAULT);
    StringBuilder file = new StringBuilder();
    for (String key : english.keys()) {
      String words = english.pattern(key).replace("\\", "\\\\");
      file.append(key).append("=⟦").append(words).append("⟧\n");
    }
    Path folder =
        Path.of(
            System.getProperty("yourbrief.root"),
            "publish/target/test-classes/dev/yourbrief/playbook/messages");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(TAG + ".properties"), file);
  }

  @Test
  void everyWordOfThePageIsOfTheCatalogueOrOfTheBrief() {
    Element page = Jsoup.parse(Html.of(Briefs.wrap().in(TAG))).body();
    page.select("style, script").remove();
    assertThat(strange(words(page))).isEmpty();
  }

  @Test
  void everyWordOfPaperIsOfTheCatalogueOrOfTheBrief() {
    Element paper = Jsoup.parse(Memo.xhtml(Briefs.wrap().in(TAG), Paper.A4, false)).body();
    paper.select("style").remove();
    assertThat(strange(words(paper))).isEmpty();
  }

  @Test
  void everyWordOfTheSlideIsOfTheCatalogueOrOfTheBrief() {
    Element slide = Jsoup.parse(Slide.svg(Briefs.wrap().in(TAG))).body();
    slide.select("style").remove();
    assertThat(strange(words(slide))).isEmpty();
  }

  @Test
  void everyWordOfMarkdownIsOfTheCatalogueOrOfTheBrief() {
    assertThat(strange(Markdown.of(Briefs.wrap().in(TAG)).replace("```text", ""))).isEmpty();
  }

  @Test
  void theRecordAndTheCalendarSpeakTheLanguageToo() {
    assertThat(Madr.of(Briefs.wrap().in(TAG))).contains("⟦");
    assertThat(Calendar.of(Briefs.wrap().in(TAG), Optional.empty())).contains("⟦");
  }

  /** The words of a page, those of each element apart. */
  private static String words(Element page) {
    return page.getAllElements().stream()
        .flatMap(element -> element.textNodes().stream())
        .map(TextNode::getWholeText)
        .collect(Collectors.joining(" "));
  }

  /** The words outside of brackets that the brief does not hold. */
  private static Set<String> strange(String text) {
    Brief brief = Briefs.wrap();
    Set<String> own = new HashSet<>(NAMES);
    own.addAll(List.of(BriefJson.write(brief).split("[^\\p{L}]+", -1)));
    String rest = text.replace("\\", "");
    for (String before = ""; !before.equals(rest); ) {
      before = rest;
      rest = rest.replaceAll("⟦[^⟦⟧]*⟧", " ");
    }
    Set<String> strange = new TreeSet<>();
    for (String word : rest.split("[^\\p{L}]+", -1)) {
      if (word.chars().anyMatch(Character::isLetter)
          && !own.contains(word)
          && !own.contains(word.toLowerCase(java.util.Locale.ROOT))) {
        strange.add(word);
      }
    }
    return strange;
  }
}
