package dev.yourbrief.trial;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.Asked;
import dev.yourbrief.trial.run.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/** A small trial in a folder: two models answer numbered cases; one knows more of them. */
public final class TestTrial {

  public static final Instant LOCKED = Instant.parse("2026-11-23T12:00:00Z");
  public static final Instant RUN = Instant.parse("2026-11-24T12:00:00Z");
  public static final String KEY = "sk-test-4f9d1c77e2b04a3c";

  private static final Pattern CASE = Pattern.compile("case (\\d+)");

  private final Path folder;

  private TestTrial(Path folder) {
    this.folder = folder;
  }

  /** Two models at one provider, and no training cases. */
  public static TestTrial of(Path folder, URI provider, int cases, String more) {
    TestTrial trial = new TestTrial(folder);
    trial.cases("test.csv", 1, cases);
    trial.write("prompt.txt", "Answer in one word.\n{{input}}");
    trial.write(
        "trial.yaml",
        """
        title: Two models
        data: {test: test.csv, input: input, expected: expected}
        providers:
          here: {url: "%s", key: TEST_KEY, concurrency: 16, attempts: 3, timeout: 5 s}
        arms:
          poor: {provider: here, model: poor, prompt: prompt.txt, maxOutputTokens: 10}
          good: {provider: here, model: good, prompt: prompt.txt, maxOutputTokens: 10}
        baseline: poor
        candidate: good
        metric: exact
        %s
        """
            .formatted(provider, more));
    return trial;
  }

  public static TestTrial in(Path folder) {
    return new TestTrial(folder);
  }

  /** Numbered cases; those of one file have none in common with those of another. */
  public TestTrial cases(String file, int first, int count) {
    return write(
        file,
        "id,input,expected\n"
            + IntStream.range(first, first + count)
                .mapToObj(i -> "%d,case %d of %s,%s".formatted(i, i, words(i), right(i)))
                .collect(Collectors.joining("\n"))
            + "\n");
  }

  /** Words of its own for each case, so that none is another's twin. */
  private static String words(int i) {
    return Integer.toString(i * 7919 + 1_000_003, 36) + " " + Integer.toString(i * 104_729, 33);
  }

  static String right(int number) {
    return "w" + number % 4;
  }

  public Path folder() {
    return folder;
  }

  public TestTrial write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String text(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<String> lines(String name) {
    return text(name).lines().toList();
  }

  public TestTrial change(String name, String from, String to) {
    Assertions.assertThat(text(name)).contains(from);
    return write(name, text(name).replace(from, to));
  }

  public Trial open() {
    return Trial.open(
        folder,
        new Setup(
            Map.of("TEST_KEY", KEY), PriceBook.NONE, Path.of("target", "native"), 2, Steps.NONE));
  }

  public TestTrial lock() {
    var _ = open().lock(LOCKED);
    return this;
  }

  public TestTrial unlock(String reason) {
    var _ = open().unlock(RUN, reason);
    return this;
  }

  public TrialRun.Outcome run() {
    try {
      return new TrialRun(open()).run(RUN);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public TrialRun.Finished finish() {
    return (TrialRun.Finished) run();
  }

  public TrialRun.Stopped stop() {
    return (TrialRun.Stopped) run();
  }

  /** What a run, or anything else, is refused with. */
  public static String refused(Runnable step) {
    try {
      step.run();
    } catch (InputException e) {
      return String.valueOf(e.getMessage());
    }
    return Assertions.fail("nothing was refused");
  }

  public TrialResult.ArmResult arm(TrialResult result, String name) {
    return result.arms().stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
  }

  /** The lines of the journal that are answers or failures. */
  public List<String> kept() {
    return lines(Journal.FILE).stream().filter(l -> l.contains("\"key\"")).toList();
  }

  /** Every file of the folder that holds a text. */
  public List<Path> filesWith(String secret) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(f -> contains(f, secret)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean contains(Path file, String secret) {
    try {
      return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
          .contains(secret);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of the case that is asked about. */
  static int number(Asked asked) {
    Matcher m = CASE.matcher(asked.lastMessage());
    int number = -1;
    while (m.find()) {
      number = Integer.parseInt(m.group(1));
    }
    return number;
  }

  /** The good model is right about nine of ten cases, the poor one about half of them. */
  public static Answer.Says says(Asked asked) {
    int number = number(asked);
    boolean isRight = asked.model().equals("good") ? number % 10 != 0 : number % 2 == 0;
    return Answer.says(isRight ? right(number) : "no idea");
  }
}
