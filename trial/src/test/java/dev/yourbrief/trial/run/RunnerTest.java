package dev.yourbrief.trial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.trial.data.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RunnerTest {

  /** Answers after a moment, and remembers how many questions were open at once. */
  private static final class Slow implements Respondent {

    private final String lane;
    private final int width;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    Slow(String lane, int width) {
      this.lane = lane;
      this.width = width;
    }

    @Override
    public String lane() {
      return lane;
    }

    @Override
    public int width() {
      return width;
    }

    @Override
    public Answer answer(Case of, int repeat) throws StoppedException, InterruptedException {
      most.accumulateAndGet(open.incrementAndGet(), Math::max);
      try {
        Thread.sleep(2);
        return said(of.id() + "/" + repeat);
      } finally {
        open.decrementAndGet();
      }
    }
  }

  @Test
  void eachLaneHasItsOwnWidthAndAnswersComeInTheOrderAsked() throws Exception {
    Slow one = new Slow("one", 3);
    Slow other = new Slow("other", 7);
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      questions.add(new Question("a", of(i), 0));
      questions.add(new Question("b", of(i), 1));
    }
    Runner.Outcome outcome =
        new Runner(Map.of("a", one, "b", other), (done, total, answer) -> {}).run(questions);
    assertThat(outcome.answers().keySet()).containsExactlyElementsOf(questions);
    assertThat(outcome.stopped()).isEmpty();
    assertThat(one.most.get()).isEqualTo(3);
    assertThat(other.most.get()).isEqualTo(7);
  }

  @Test
  void whatStopsOneStopsAllAndWhatWasAnsweredStays() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Respondent stops =
        new Respondent() {
          @Override
          public String lane() {
            return "lane";
          }

          @Override
          public int width() {
            return 4;
          }

          @Override
          public Answer answer(Case of, int repeat) throws StoppedException, InterruptedException {
            if (asked.incrementAndGet() == 10) {
              throw new StoppedException(StoppedException.Reason.BUDGET, "no more");
            }
            if (asked.get() > 10) {
              Thread.sleep(60_000);
            }
            return said(of.id());
          }
        };
    Runner.Outcome outcome =
        new Runner(Map.of("a", stops), (done, total, answer) -> {})
            .run(
                java.util.stream.IntStream.range(0, 100)
                    .mapToObj(i -> new Question("a", of(i), 0))
                    .toList());
    assertThat(outcome.stopped().orElseThrow()).hasMessage("no more");
    assertThat(outcome.answers()).hasSizeBetween(9, 12);
  }

  @Test
  void aRunThatWasStoppedBeforeItBeganAsksNothing() throws Exception {
    Slow slow = new Slow("one", 3);
    Runner runner = new Runner(Map.of("a", slow), (done, total, answer) -> {});
    runner.stop();
    Runner.Outcome outcome = runner.run(List.of(new Question("a", of(1), 0)));
    assertThat(outcome.answers()).isEmpty();
    assertThat(slow.most.get()).isZero();
    assertThat(outcome.stopped().orElseThrow().reason()).isEqualTo(StoppedException.Reason.ASKED);
  }

  @Test
  void aDefectIsNotTakenForAnAnswer() {
    Slow slow = new Slow("one", 3);
    Runner runner =
        new Runner(
            Map.of("a", slow),
            (done, total, answer) -> {
              throw new IllegalStateException("a defect");
            });
    assertThatThrownBy(() -> runner.run(List.of(new Question("a", of(1), 0))))
        .hasMessage("a defect");
  }

  @Test
  void noTwoListsOfPartsHaveOneKey() {
    assertThat(
            List.of(
                    List.of("ab", "c"),
                    List.of("a", "bc"),
                    List.of("abc"),
                    List.of("", "abc"),
                    List.of("abc", ""),
                    List.of("1:a", "b"),
                    List.of("1:a1:b"),
                    List.of("é"),
                    List.of("e\u0301"))
                .stream()
                .map(CallKey::of)
                .distinct())
        .hasSize(9)
        .allMatch(key -> key.matches("[0-9a-f]{64}"));
  }

  private static Case of(int i) {
    return new Case(String.valueOf(i), i, Map.of("input", "case " + i));
  }

  private static Answer said(String text) {
    return new Answer(
        "",
        "a",
        new Answer.Said(text, ChatReply.Finish.STOP, "m"),
        Optional.empty(),
        Optional.empty(),
        0,
        1);
  }
}
