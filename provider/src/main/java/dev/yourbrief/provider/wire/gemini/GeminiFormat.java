package dev.yourbrief.provider.wire.gemini;

import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Call;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.PieceReader;
import dev.yourbrief.provider.wire.PieceWriter;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.WireFormat;
import dev.yourbrief.provider.wire.Written;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Gemini's {@code generateContent} and {@code streamGenerateContent}.
 *
 * <p>Members may be written in camel or in snake case; they are written in camel case. A schema is
 * written as JSON Schema ({@code responseJsonSchema}, {@code parametersJsonSchema}) unless it came
 * in Google's own kind, which is then kept.
 */
public record GeminiFormat() implements WireFormat {

  private static final String WHOLE = ":generateContent";
  private static final String STREAM = ":streamGenerateContent";

  @Override
  public String name() {
    return Fields.NAME;
  }

  /** The end of the path of a request, such as {@code models/gemini-3-pro:generateContent}. */
  public static String path(Conversation asked) {
    return "models/" + asked.model() + (asked.streamed() ? STREAM + "?alt=sse" : WHOLE);
  }

  /**
   * What a path says; empty when it is no call of this format.
   *
   * @param path without its query, of any version and of Vertex AI too
   */
  public static Optional<Call> call(String path) {
    int colon = path.lastIndexOf(':');
    int slash = path.lastIndexOf('/', Math.max(colon, 0));
    if (colon < 0 || slash < 0 || !path.startsWith("models", Math.max(0, slash - 6))) {
      return Optional.empty();
    }
    String model = path.substring(slash + 1, colon);
    return switch (path.substring(colon)) {
      case WHOLE -> Optional.of(new Call(model, false));
      case STREAM -> Optional.of(new Call(model, true));
      default -> Optional.empty();
    };
  }

  @Override
  public Conversation request(JsonNode body, Call call) throws WireException {
    return new RequestReader(body).read(call);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The model and whether it streams stand in the path: see {@link #path}.
   */
  @Override
  public Written<JsonNode> write(Conversation conversation) {
    return new RequestWriter(conversation).write();
  }

  @Override
  public Answer answer(JsonNode body) throws WireException {
    return Answers.read(body);
  }

  @Override
  public Written<JsonNode> write(Answer answer, Conversation asked) {
    return Answers.write(answer);
  }

  /** {@inheritDoc} A list of events, as comes without {@code alt=sse}, is read as one event. */
  @Override
  public PieceReader reader() {
    return new StreamReader();
  }

  /** {@inheritDoc} For a client that did not ask for {@code alt=sse} see {@link GeminiList}. */
  @Override
  public PieceWriter writer(Conversation asked) {
    return new StreamWriter();
  }

  @Override
  public Optional<Usage> usage(JsonNode body) {
    return Counts.read(Fields.get(body, "usageMetadata"));
  }

  @Override
  public WireError error(int status, byte[] body) {
    return Errors.read(status, body);
  }

  @Override
  public JsonNode write(WireError error) {
    return Errors.write(error);
  }

  /** How long the provider asks to wait before the next try; empty when it does not say. */
  public static Optional<Duration> retryDelay(byte[] errorBody) {
    return Errors.retryDelay(errorBody);
  }
}
