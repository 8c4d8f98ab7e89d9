package dev.yourbrief.trial.format;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.trial.file.JsonTrees;
import dev.yourbrief.trial.file.Problems;
import dev.yourbrief.trial.file.Source;
import dev.yourbrief.trial.file.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A log of Inspect in one JSON file, read sample by sample. */
final class InspectJsonReader {

  private InspectJsonReader() {}

  static String read(Path path, Collector into) throws IOException {
    InspectLog log = new InspectLog();
    try (Source source = Source.open(path)) {
      try (JsonParser json = JsonTrees.parser(source.stream())) {
        json.nextToken();
        root(json, log, into.problems());
      } catch (JacksonException e) {
        into.problems().add(JsonTrees.problem(e, into.problems().file(), 1));
      } catch (InputException e) {
        e.problems().forEach(into.problems()::add);
      }
      log.into(into);
      return source.sha256();
    }
  }

  private static void root(JsonParser json, InspectLog log, Problems problems) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "eval" -> log.eval(JsonTrees.read(json, problems.file(), Set.of()));
        case "results" ->
            log.results(JsonTrees.read(json, problems.file(), Set.of("sample_reductions")));
        case "status" -> log.status(json.getString());
        case "samples" -> {
          if (value == JsonToken.START_ARRAY) {
            samples(json, log, problems);
          } else {
            json.skipChildren();
          }
        }
        default -> json.skipChildren();
      }
    }
  }

  private static void samples(JsonParser json, InspectLog log, Problems problems) {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      int line = JsonTrees.line(json);
      Tree sample = JsonTrees.read(json, problems.file(), InspectSample.SKIPPED);
      InspectSample.of(sample)
          .ifPresentOrElse(
              one -> {
                if (!log.add(one)) {
                  problems.add(
                      line,
                      "sample " + one.id() + " has epoch " + one.epoch() + " twice",
                      "The first is taken");
                }
              },
              () -> problems.add(line, "a sample has no id", "Write the log again"));
    }
  }
}
