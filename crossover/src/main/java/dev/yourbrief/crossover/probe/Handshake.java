package dev.yourbrief.crossover.probe;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The first words with a server: which model it has, what it takes, and how it counts. */
final class Handshake {

  private static final int SHORT = 24;
  private static final int LEAST_LONG = 72;
  private static final int MOST_OUTPUT = 48;
  private static final int MOST_NAMES = 8;
  private static final int LARGEST_LIST = 1 << 20;

  private final Caller caller;
  private final Endpoint endpoint;
  private final Prompts prompts;
  private final Lengths lengths;
  private final Budget budget;
  private final long deadline;

  Handshake(
      Caller caller,
      Endpoint endpoint,
      Prompts prompts,
      Lengths lengths,
      Budget budget,
      long deadline) {
    this.caller = caller;
    this.endpoint = endpoint;
    this.prompts = prompts;
    this.lengths = lengths;
    this.budget = budget;
    this.deadline = deadline;
  }

  /**
   * Gets to know the server.
   *
   * @param named the model to ask; without it, the only one the server has
   * @throws InputException if nothing can be measured there; it says what to do
   */
  Session meet(Optional<String> named) {
    String model = named.orElseGet(this::onlyModel);
    int output = Math.min(MOST_OUTPUT, lengths.output());
    int longer = Math.max(LEAST_LONG, lengths.input());
    Sample first = null;
    Dialect dialect = Dialect.ALL.getFirst();
    for (Dialect tried : Dialect.ALL) {
      dialect = tried;
      first = ask(model, tried, -1, SHORT, output);
      if (!(first.outcome() instanceof Sample.Failed failed) || !isRefusal(failed)) {
        break;
      }
    }
    Sample brief = whole(first, model);
    Sample full = whole(ask(model, dialect, -2, longer, output), model);
    if (brief.usage().isEmpty() || full.usage().isEmpty()) {
      return new Session(model, dialect, false, 1, 0, 1);
    }
    long a = brief.usage().get().input();
    long b = full.usage().get().input();
    double perWord = (double) (b - a) / (longer - SHORT);
    if (perWord < 0.2 || perWord > 20) {
      // Such a count is of something else than our words.
      return new Session(model, dialect, false, 1, 0, 1);
    }
    double overhead = Math.max(0, a - perWord * SHORT);
    double pieces = brief.arrivals().size() + full.arrivals().size();
    double perPiece = (brief.usage().get().output() + full.usage().get().output()) / pieces;
    return new Session(model, dialect, true, perWord, overhead, perPiece);
  }

  /** Refused as it stands: another form may do. */
  private static boolean isRefusal(Sample.Failed failed) {
    return failed.reason().equals("HTTP 400") || failed.reason().equals("HTTP 422");
  }

  private Sample ask(String model, Dialect dialect, long number, int words, int output) {
    String prompt = prompts.of(number, words);
    long reserved = prompt.length() + 64L + output;
    if (!budget.reserve(reserved)) {
      throw problem(
          "the budget is too small for even one request", "Raise --max-tokens or --max-requests");
    }
    byte[] body = dialect.body(endpoint.chat(), model, prompt, output);
    Sample sample = caller.ask(body, output, true, deadline);
    budget.settle(reserved, taken(sample, reserved));
    return sample;
  }

  /** The tokens a request took; all that was set aside where nobody knows. */
  static long taken(Sample sample, long reserved) {
    if (sample.usage().isPresent()) {
      return sample.usage().get().input() + sample.usage().get().output();
    }
    boolean refused =
        sample.outcome() instanceof Sample.Failed failed
            && (failed.reason().startsWith("HTTP ") || failed.reason().equals("no connection"));
    return refused ? 0 : reserved;
  }

  private Sample whole(@org.jspecify.annotations.Nullable Sample sample, String model) {
    if (sample != null && sample.outcome() instanceof Sample.Failed failed) {
      throw refused(failed, model);
    }
    if (sample == null || !sample.isDone()) {
      throw problem("the measurement was stopped before the first answer", "");
    }
    return sample;
  }

  private InputException refused(Sample.Failed failed, String model) {
    String said = failed.detail().isEmpty() ? "" : " (" + failed.detail() + ")";
    String fix =
        switch (failed.reason()) {
          case "no connection" -> "Check that the server runs and listens there";
          case "HTTP 401", "HTTP 403" ->
              "Name the environment variable that holds the key with --key-env";
          case "HTTP 404" ->
              "Check the path and the model, '" + model + "'; --completions asks for completions";
          case "HTTP 400", "HTTP 422" -> "Check --model, --input and --output";
          case "HTTP 429" -> "Wait, or have the limit raised: a limited server cannot be measured";
          case "timed out" -> "Check that the model is loaded; give it longer with --timeout";
          case "the answer is not streamed" ->
              "Only a stream shows when each token comes; turn streaming on";
          case "no secure connection" ->
              "Check the host's certificate, or use http:// on this machine";
          default -> "";
        };
    return problem(endpoint + " gives no answer: " + failed.reason() + said, fix);
  }

  private String onlyModel() {
    List<String> names;
    try {
      names = names(caller.get(endpoint.models(), LARGEST_LIST, deadline));
    } catch (JacksonException e) {
      throw problem("the server's list of models cannot be read", "Name the model with --model");
    } catch (IOException e) {
      Sample.Failed failed = caller.failed(e);
      if (failed.reason().startsWith("HTTP 4")
          && !failed.reason().equals("HTTP 401")
          && !failed.reason().equals("HTTP 403")) {
        throw problem("the server does not say which models it has", "Name one with --model");
      }
      throw refused(failed, "");
    }
    if (names.size() == 1) {
      return names.getFirst();
    }
    String some = String.join(", ", names.stream().limit(MOST_NAMES).toList());
    throw problem(
        names.isEmpty() ? "the server has no model" : "the server has several models: " + some,
        "Name one with --model");
  }

  /** The ids in a list of models. */
  static List<String> names(String list) {
    List<String> names = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), list)) {
      // Depth 3 is the fields of an entry of "data".
      boolean inData = false;
      int depth = 0;
      for (JsonToken t = json.nextToken(); t != null; t = json.nextToken()) {
        if (t == JsonToken.START_OBJECT || t == JsonToken.START_ARRAY) {
          depth++;
        } else if (t == JsonToken.END_OBJECT || t == JsonToken.END_ARRAY) {
          depth--;
        } else if (t == JsonToken.PROPERTY_NAME && depth == 1) {
          inData = json.currentName().equals("data");
        } else if (t == JsonToken.VALUE_STRING
            && inData
            && depth == 3
            && "id".equals(json.currentName())) {
          names.add(json.getString());
        }
      }
    }
    return names;
  }

  private static InputException problem(String what, String fix) {
    return new InputException(Problem.of(Location.of("URL"), what, fix));
  }
}
