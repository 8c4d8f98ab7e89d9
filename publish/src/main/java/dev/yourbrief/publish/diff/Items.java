package dev.yourbrief.publish.diff;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the bars, questions, steps and the like are called that paragraphs belong to. */
final class Items {

  private Items() {}

  /** The name of the item of a paragraph, in this brief; empty if it has none. */
  static Optional<String> name(Change.Prose prose, Page page) {
    Brief b = page.brief();
    String id = prose.item();
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Optional<Text> name =
        switch (prose.section()) {
          case BOTTOM_LINE ->
              find(b.bottomLine().rechecks(), Brief.Recheck::id, id).map(Brief.Recheck::what);
          case DECISION -> find(b.decision().doors(), Brief.Door::option, id).map(Brief.Door::name);
          case QUESTIONS -> find(b.questions(), Brief.Question::id, id).map(Brief.Question::ask);
          case FRAMEWORKS ->
              find(b.frameworks(), Brief.Framework::id, id).map(Brief.Framework::name);
          case CRITERIA -> find(b.criteria(), Brief.Bar::id, id).map(Brief.Bar::name);
          case SOURCES ->
              find(b.sources().reading(), r -> ProseKey.of(r.title(), b), id)
                  .map(Brief.Reading::title);
          case STEPS -> find(b.nextSteps(), Brief.Step::id, id).map(Brief.Step::what);
          case ESCALATION -> find(b.escalation(), Brief.Trigger::id, id).map(Brief.Trigger::what);
          case TITLE, VERDICT -> Optional.empty();
        };
    return name.map(page::plain);
  }

  private static <T> Optional<T> find(List<T> items, Function<T, String> id, String wanted) {
    return items.stream().filter(item -> id.apply(item).equals(wanted)).findFirst();
  }
}
