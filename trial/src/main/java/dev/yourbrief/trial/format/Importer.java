package dev.yourbrief.trial.format;

import dev.yourbrief.trial.file.Problems;
import dev.yourbrief.trial.file.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The door to the readers. */
final class Importer {

  private Importer() {}

  static ImportedResults read(Path path, ImportOptions options) {
    Collector into = new Collector(new Problems(Source.name(path)), options);
    try {
      Kind kind = Kind.of(path);
      String sha256 =
          switch (kind) {
            case PROMPTFOO_JSON, PROMPTFOO_LINES, PROMPTFOO_YAML ->
                PromptfooJsonReader.read(path, kind, into);
            case PROMPTFOO_CSV -> PromptfooCsvReader.read(path, into);
            case INSPECT_EVAL -> InspectEvalReader.read(path, into);
            case INSPECT_JSON -> InspectJsonReader.read(path, into);
            case LM_EVAL -> LmEvalReader.read(path, into);
            case OPENAI_EVENTS -> OpenAiEventsReader.read(path, into);
            case PLAIN -> PlainReader.read(path, into);
          };
      return into.finish(kind.words(), sha256);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
