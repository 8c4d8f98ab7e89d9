package dev.yourbrief.trial;

import dev.yourbrief.figure.source.Hash;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.trial.lock.LockEntry;
import dev.yourbrief.trial.lock.LockLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The finding as a part of {@code result.json}. It counts only as the file the lock's log names: a
 * result that was changed afterwards, or that belongs to another plan, is refused.
 */
public final class FindingFile {

  /** Where a trial keeps what came of it. */
  public static final String FILE = "result.json";

  private static final int MAX_BYTES = 64 << 20;
  private static final JsonMapper JSON = JsonMapper.shared();

  private FindingFile() {}

  /**
   * Reads what a trial found.
   *
   * @param folder the trial's folder
   * @param name what to call the folder in messages
   * @return empty when the trial has not been run to its end
   * @throws InputException if the result is not the one the log speaks of
   */
  public static Optional<Finding> read(Path folder, String name) {
    Path file = folder.resolve(FILE);
    if (!Files.isDirectory(folder)) {
      throw problem(name, "there is no such trial", "Name its folder, the one with trial.yaml");
    }
    Optional<LockEntry> finished = LockLog.read(folder).finished();
    if (finished.isEmpty() || !Files.exists(file)) {
      return Optional.empty();
    }
    if (!Hash.of(file).equals(finished.get().parts().get(FILE))) {
      throw problem(
          name + "/" + FILE,
          "this is not the result that was written when the trial ended: it was changed since",
          "Run 'yourbrief trial run " + name + "' again; answers that are kept cost nothing");
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw problem(name + "/" + FILE, "the result is larger than 64 MiB", "Check the file");
      }
      return Optional.of(of(JSON.readTree(Files.readString(file)).path("finding")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JacksonException | DateTimeException | NumberFormatException e) {
      throw problem(
          name + "/" + FILE, "the result cannot be read", "Run 'yourbrief trial run' again");
    }
  }

  /**
   * Checks that the log knows of the result that is there: one that was written under a lock whose
   * end the log does not tell was written before the log was cut.
   *
   * @throws InputException if it does not
   */
  static void checkLog(Path folder, LockLog log) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return;
    }
    Optional<String> plan = planHash(file);
    if (plan.isPresent() && !log.isFinishedUnder(plan.get())) {
      throw problem(
          LockLog.FILE,
          "the log does not speak of the run that wrote " + FILE + ": lines of it are gone",
          "Bring the log back from where you keep it; if "
              + FILE
              + " is of another trial, take it away");
    }
  }

  private static Optional<String> planHash(Path file) {
    try {
      String hash =
          JSON.readTree(Files.readString(file)).path("finding").path("planHash").asString("");
      return hash.isEmpty() ? Optional.empty() : Optional.of(hash);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JacksonException e) {
      // What cannot be read will be written anew.
      return Optional.empty();
    }
  }

  private static InputException problem(String where, String what, String fix) {
    return new InputException(Problem.of(Location.of(where), what, fix));
  }

  static ObjectNode write(Finding f) {
    ObjectNode node = JSON.createObjectNode();
    node.put("title", f.title());
    node.put("verdict", f.verdict());
    texts(node.putArray("reasons"), f.reasons());
    node.put("candidate", f.candidate());
    node.put("baseline", f.baseline());
    node.put("cases", f.cases());
    f.clusters().ifPresent(n -> node.put("clusters", n));
    node.put("candidateScore", f.candidateScore());
    node.put("baselineScore", f.baselineScore());
    node.put("difference", f.difference());
    span(node.putObject("interval"), f.interval());
    span(node.putObject("interval90"), f.interval90());
    node.put("margin", f.margin());
    node.put("planHash", f.planHash());
    node.put("lockedOn", f.lockedOn().toString());
    texts(node.putArray("unlocks"), f.unlocks());
    f.spentUsd().ifPresent(usd -> node.put("spentUsd", usd.toPlainString()));
    return node;
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static void span(ObjectNode node, Finding.Span span) {
    node.put("low", span.low()).put("high", span.high()).put("level", span.level());
  }

  private static Finding of(JsonNode node) {
    return new Finding(
        text(node, "title"),
        text(node, "verdict"),
        texts(node.path("reasons")),
        text(node, "candidate"),
        text(node, "baseline"),
        node.path("cases").asLong(0),
        node.has("clusters") ? Optional.of(node.path("clusters").asLong(0)) : Optional.empty(),
        node.path("candidateScore").asDouble(0),
        node.path("baselineScore").asDouble(0),
        node.path("difference").asDouble(0),
        span(node.path("interval")),
        span(node.path("interval90")),
        node.path("margin").asDouble(0),
        text(node, "planHash"),
        LocalDate.parse(text(node, "lockedOn")),
        texts(node.path("unlocks")),
        node.has("spentUsd")
            ? Optional.of(new BigDecimal(text(node, "spentUsd")))
            : Optional.empty());
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : array) {
      texts.add(item.asString(""));
    }
    return texts;
  }

  private static Finding.Span span(JsonNode node) {
    return new Finding.Span(
        node.path("low").asDouble(0),
        node.path("high").asDouble(0),
        node.path("level").asDouble(0));
  }
}
