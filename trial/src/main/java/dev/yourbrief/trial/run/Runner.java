package dev.yourbrief.trial.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks questions, each lane at its own width, in the order given: with the arms of a case beside
 * each other, a run that is stopped half-way has whole pairs. A virtual thread is cheap, so a lane
 * has as many as it may have calls under way.
 */
public final class Runner {

  /** What is told while questions are answered; called from many threads. */
  public interface Listener {
    void answered(int done, int total, Answer answer);
  }

  /**
   * What came of it.
   *
   * @param answers by question, in the order asked; those never asked are not in it
   * @param stopped why it ended early, if it did
   */
  public record Outcome(Map<Question, Answer> answers, Optional<StoppedException> stopped) {}

  private final Map<String, ? extends Respondent> respondents;
  private final Listener listener;
  private final AtomicReference<@Nullable StoppedException> stopped = new AtomicReference<>();
  private final AtomicReference<@Nullable RuntimeException> broken = new AtomicReference<>();
  private final Map<Question, Answer> answers = new ConcurrentHashMap<>();
  private final AtomicInteger done = new AtomicInteger();
  private final List<Thread> workers = new ArrayList<>();

  public Runner(Map<String, ? extends Respondent> respondents, Listener listener) {
    this.respondents = respondents;
    this.listener = listener;
  }

  /** Ends the run as soon as the calls under way are given up; what was answered is kept. */
  public void stop() {
    halt(new StoppedException(StoppedException.Reason.ASKED, "stopped before the end"));
  }

  private void halt(StoppedException why) {
    if (stopped.compareAndSet(null, why)) {
      interrupt();
    }
  }

  private void interrupt() {
    synchronized (workers) {
      workers.forEach(Thread::interrupt);
    }
  }

  /** Asks everything, and waits. */
  public Outcome run(List<Question> questions) throws InterruptedException {
    Map<String, Queue<Question>> lanes = new LinkedHashMap<>();
    Map<String, Integer> widths = new LinkedHashMap<>();
    for (Question question : questions) {
      Respondent respondent = respondent(question);
      lanes.computeIfAbsent(respondent.lane(), _ -> new ConcurrentLinkedQueue<>()).add(question);
      widths.merge(respondent.lane(), respondent.width(), Math::max);
    }
    int total = questions.size();
    List<Thread> threads = new ArrayList<>();
    CountDownLatch open = new CountDownLatch(1);
    lanes.forEach((lane, queue) -> {
      int width = Math.min(queue.size(), widths.getOrDefault(lane, 1));
      for (int i = 0; i < width; i++) {
        threads.add(Thread.ofVirtual().unstarted(() -> work(queue, total, open)));
      }
    });
    synchronized (workers) {
      workers.addAll(threads);
    }
    threads.forEach(Thread::start);
    open.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    RuntimeException defect = broken.get();
    if (defect != null) {
      throw defect;
    }
    Map<Question, Answer> ordered = new LinkedHashMap<>();
    for (Question question : questions) {
      Answer answer = answers.get(question);
      if (answer != null) {
        ordered.put(question, answer);
      }
    }
    return new Outcome(ordered, Optional.ofNullable(stopped.get()));
  }

  private Respondent respondent(Question question) {
    Respondent respondent = respondents.get(question.arm());
    if (respondent == null) {
      throw new IllegalArgumentException("nobody is called '" + question.arm() + "'");
    }
    return respondent;
  }

  private void work(Queue<Question> queue, int total, CountDownLatch open) {
    try {
      open.await();
      while (stopped.get() == null && broken.get() == null) {
        Question question = queue.poll();
        if (question == null) {
          return;
        }
        Answer answer = respondent(question).answer(question.of(), question.repeat());
        answers.put(question, answer);
        listener.answered(done.incrementAndGet(), total, answer);
      }
    } catch (StoppedException e) {
      halt(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      broken.compareAndSet(null, e);
      interrupt();
    }
  }
}
