package dev.yourbrief.provider;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The wire format of a kind of provider: how a request is written and an answer read, whole or in a
 * stream. It opens no connection and keeps no state between calls, so that one object serves every
 * thread, and whatever carries the bytes can use it.
 *
 * <p>Messages of its {@link CallException}s say what the provider said, as it said it; who makes
 * the call takes keys and prompts out of them.
 */
public interface Dialect {

  /**
   * Where a request goes.
   *
   * @param base the address as people write it: of the host, of the version, or of the call itself
   */
  URI address(URI base, ChatRequest request, boolean streamed);

  /** How the key is sent. */
  KeyHeader keyHeader();

  /** Headers of every request besides the key and the type of the content. */
  Map<String, String> headers();

  /**
   * The request as bytes of JSON; the same request gives the same bytes.
   *
   * @throws CallException when it cannot be said in this format
   */
  byte[] body(ChatRequest request, boolean streamed) throws CallException;

  /**
   * The answer in the body of a response that says all is well.
   *
   * @throws CallException when it cannot be read, or is an error after all
   */
  ChatReply reply(byte[] body) throws CallException;

  /**
   * A reader of one stream.
   *
   * @param onText is given each piece of the answer's text as it comes
   */
  StreamReader reader(Consumer<String> onText);

  /** What a response of another status than 2xx means. */
  CallException failure(int status, HttpHeaders headers, byte[] body);
}
