package dev.yourbrief.trial.data;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.trial.file.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The training side of a split as the files that OpenAI and those who follow it fine-tune with: <a
 * href="https://platform.openai.com/docs/guides/supervised-fine-tuning">chat JSON Lines</a>. It is
 * checked before a cent is spent: at least ten examples, none of them empty, too long, out of order
 * or also in the test; answers that contradict each other and examples that stand twice are warned
 * of.
 */
public final class FineTuneExport {

  private static final int FEWEST = 10;
  private static final int LISTED = 1_000;

  private final List<FineTuneExample> train;
  private final List<FineTuneExample> dev;
  private final FineTuneReport report;

  private FineTuneExport(Split split, FineTuneOptions options) {
    this.train = split.train().stream().map(one -> FineTuneExample.of(one, options)).toList();
    this.dev = split.dev().stream().map(one -> FineTuneExample.of(one, options)).toList();
    this.report = check(split, options);
  }

  /** Makes examples of a split's training and dev cases and checks them. */
  public static FineTuneExport of(Split split, FineTuneOptions options) {
    return new FineTuneExport(split, options);
  }

  public FineTuneReport report() {
    return report;
  }

  /**
   * Writes {@code train.jsonl} and, where there are dev cases, {@code dev.jsonl}.
   *
   * @throws InputException with all that the report calls an error, if there is any; then nothing
   *     is written
   */
  public void write(Path folder) {
    if (!report.errors().isEmpty()) {
      throw new InputException(report.errors());
    }
    try {
      write(folder.resolve("train.jsonl"), train);
      if (!dev.isEmpty()) {
        write(folder.resolve("dev.jsonl"), dev);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, List<FineTuneExample> examples) throws IOException {
    StringBuilder lines = new StringBuilder();
    examples.forEach(example -> lines.append(example.json()).append('\n'));
    Files.writeString(file, lines, StandardCharsets.UTF_8);
  }

  private FineTuneReport check(Split split, FineTuneOptions options) {
    Problems errors = new Problems(options.file());
    Problems warnings = new Problems(options.file());
    if (train.size() < FEWEST) {
      errors.add(
          0,
          "there are " + train.size() + " examples to learn from; ten are the fewest",
          "Add examples");
    }
    Set<String> tested = new HashSet<>();
    split.test().forEach(one -> tested.add(FineTuneExample.of(one, options).asked()));
    int longest = 0;
    long trainTokens = 0;
    long devTokens = 0;
    for (FineTuneExample example : train) {
      int tokens = each(example, options, tested, errors);
      trainTokens += tokens;
      longest = Math.max(longest, tokens);
    }
    for (FineTuneExample example : dev) {
      int tokens = each(example, options, tested, errors);
      devTokens += tokens;
      longest = Math.max(longest, tokens);
    }
    twins(warnings);
    long billed = Math.multiplyExact(trainTokens, (long) options.epochs());
    Map<String, Integer> answers = answers();
    return new FineTuneReport(
        train.size(),
        dev.size(),
        trainTokens,
        devTokens,
        longest,
        mostOften(answers),
        answers.size(),
        options
            .usdPerMtok()
            .map(price -> price.multiply(BigDecimal.valueOf(billed)).movePointLeft(6)),
        errors.all(),
        warnings.all());
  }

  /** Checks one example; its tokens. */
  private static int each(
      FineTuneExample example, FineTuneOptions options, Set<String> tested, Problems errors) {
    int line = example.of().line();
    String id = example.of().id();
    if (example.answer().isBlank()) {
      errors.add(line, "case " + id + " has no answer to learn", "Write one, or leave it out");
    }
    if (example.isBroken()) {
      errors.add(line, "case " + id + " holds half a character", "Save the data as UTF-8");
    }
    example
        .disorder()
        .ifPresent(
            what -> errors.add(line, "in case " + id + " " + what, "Put the turns in order"));
    if (tested.contains(example.asked())) {
      errors.add(
          line, "case " + id + " asks what a test case asks", "Leave it out of the training data");
    }
    int tokens = example.tokens();
    if (tokens > options.tokenLimit()) {
      errors.add(
          line,
          "case " + id + " has " + tokens + " tokens; the limit is " + options.tokenLimit(),
          "Shorten it, or leave it out");
    }
    return tokens;
  }

  /** Examples that ask the same: with the same answer one is one too many, else one is wrong. */
  private void twins(Problems warnings) {
    Map<String, FineTuneExample> first = new HashMap<>();
    for (FineTuneExample example : train) {
      FineTuneExample before = first.putIfAbsent(example.asked(), example);
      if (before == null) {
        continue;
      }
      String ids = "cases " + before.of().id() + " and " + example.of().id();
      boolean same =
          FineTuneExample.normalised(before.answer())
              .equals(FineTuneExample.normalised(example.answer()));
      warnings.add(
          example.of().line(),
          same ? ids + " are the same" : ids + " ask the same and expect different answers",
          same ? "Keep one" : "Decide which answer is right");
    }
  }

  private Map<String, Integer> answers() {
    Map<String, Integer> counts = new HashMap<>();
    train.forEach(example -> counts.merge(example.answer(), 1, Integer::sum));
    return counts;
  }

  private static Map<String, Integer> mostOften(Map<String, Integer> counts) {
    Map<String, Integer> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(LISTED)
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /** What must be mended before {@link #write}; empty when nothing must. */
  public List<Problem> errors() {
    return report.errors();
  }
}
