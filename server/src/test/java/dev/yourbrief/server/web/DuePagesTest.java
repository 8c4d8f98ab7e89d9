package dev.yourbrief.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.register.recheck.DueItem;
import dev.yourbrief.server.web.Visitor.Seen;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The due list, the calendar and what moved, as a person without scripts finds them. */
final class DuePagesTest {

  @TempDir Path folder;
  private Visitor visitor;

  @BeforeEach
  void open() {
    visitor = Visitor.of(folder);
  }

  @AfterEach
  void close() {
    visitor.close();
  }

  /** The path of a decision with a saved version. */
  private String saved() {
    Seen brief = visitor.fill(visitor.get("/"), "/example", Map.of());
    String decision = brief.path().replaceFirst("/brief$", "");
    visitor.fill(brief, decision + "/versions", Map.of());
    return decision;
  }

  @Test
  void whatIsDueIsReadAndMarkedAsDone() {
    assertThat(visitor.get("/due").words()).contains("Nothing is due.");
    saved();
    List<DueItem> before = visitor.register().due().all();
    Seen due = visitor.get("/due");
    assertThat(due.words()).contains("Later", before.getFirst().what());
    assertThat(visitor.fill(due, "/due/taken", Map.of("note", "fine <b>")).words())
        .contains("Marked as done.");
    assertThat(visitor.register().due().all()).hasSize(before.size() - 1);
    assertThat(visitor.register().rechecks().all())
        .singleElement()
        .satisfies(taken -> assertThat(taken.note()).isEqualTo("fine <b>"));
  }

  @Test
  void aCalendarIsSubscribedToAtAnAddressShownOnceAndIsNotSentTwice() {
    saved();
    Seen made = visitor.fill(visitor.get("/due"), "/due/calendar", Map.of());
    String address = made.page().select("pre.address").text();
    assertThat(made.page().select("a.button").attr("href"))
        .isEqualTo(address.replace("http:", "webcal:"));
    assertThat(visitor.get("/due").text()).as("once").doesNotContain(address);
    String path = address.substring(visitor.address().length());
    Seen calendar = visitor.get(path);
    assertThat(calendar.header("content-type")).startsWith("text/calendar");
    assertThat(calendar.text()).startsWith("BEGIN:VCALENDAR").contains("UID:recheck-");
    Seen again = visitor.get(path, "If-None-Match", calendar.header("etag"));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
    assertThat(visitor.get(path + "x").status()).isEqualTo(404);
    visitor.fill(visitor.get("/due"), "/due/calendar/revoke", Map.of());
    assertThat(visitor.get(path).status()).isEqualTo(404);
  }

  @Test
  void whatMovedIsLookedForAndAFolderThatMayNotBeFollowedIsRefused() {
    String decision = saved();
    Seen watch = visitor.get(decision + "/watch");
    assertThat(watch.words()).contains("Nothing moved so far.", "yourbrief.yaml");
    assertThat(visitor.fill(watch, decision + "/watch/look", Map.of()).words())
        .contains("Nothing new");
    assertThat(visitor.get("/decisions/none/watch").status()).isEqualTo(404);
  }
}
