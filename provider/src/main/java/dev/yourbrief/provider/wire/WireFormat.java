package dev.yourbrief.provider.wire;

import dev.yourbrief.provider.Usage;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The words of one API. It keeps no state between calls, so that one object serves every thread.
 *
 * <p>Reading is lenient (members nobody knows are kept as {@link Conversation#extras} or {@link
 * Part.Native}), writing is strict: the result fits the API's own description, and what could not
 * be said is listed.
 */
public interface WireFormat {

  /** Its name in configuration, rows and headers, such as {@code openai.chat}. */
  String name();

  /**
   * What a client asks.
   *
   * @param body the request's JSON object
   * @param call what the path says; a body that names the model itself wins
   * @throws WireException when it is no such request; the message says which member
   */
  Conversation request(JsonNode body, Call call) throws WireException;

  /** The request in this API's words; which model and whether it streams is part of it. */
  Written<JsonNode> write(Conversation conversation);

  /**
   * A whole answer.
   *
   * @throws WireException when it cannot be read, or is an error after all
   */
  Answer answer(JsonNode body) throws WireException;

  /**
   * A whole answer in this API's words, to a client that asked in them.
   *
   * @param asked what the client asked, for what an answer repeats of it
   */
  Written<JsonNode> write(Answer answer, Conversation asked);

  /** Reads the events of one stream. */
  PieceReader reader();

  /**
   * Writes the events of one stream.
   *
   * @param asked what the client asked, such as whether a stream says its usage
   */
  PieceWriter writer(Conversation asked);

  /** The token counts of a whole answer or of a stream's event; empty when it says none. */
  Optional<Usage> usage(JsonNode body);

  /**
   * What an answer of another status than 2xx says.
   *
   * @param body as it came, of any kind
   */
  WireError error(int status, byte[] body);

  /** An error in this API's words; its official clients raise their own exceptions from it. */
  JsonNode write(WireError error);
}
