package dev.yourbrief.provider.dialect;

import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.provider.ChatRequest;
import dev.yourbrief.provider.Dialect;
import dev.yourbrief.provider.KeyHeader;
import dev.yourbrief.provider.StreamReader;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.WireFormat;
import dev.yourbrief.provider.wire.Written;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Any wire format as a dialect for plain questions. What the format cannot say is not left out in
 * silence: the request is not sent.
 *
 * @param format the words
 * @param addressRule where requests go
 * @param keyHeader how the key is sent
 * @param headers of every request besides the key and the type of the content
 */
public record WireDialect(
    WireFormat format, AddressRule addressRule, KeyHeader keyHeader, Map<String, String> headers)
    implements Dialect {

  public WireDialect {
    headers = Map.copyOf(headers);
  }

  /** Where a request goes; see {@link Dialect#address}. */
  @FunctionalInterface
  public interface AddressRule {
    URI address(URI base, ChatRequest request, boolean streamed);
  }

  @Override
  public URI address(URI base, ChatRequest request, boolean streamed) {
    return addressRule.address(base, request, streamed);
  }

  @Override
  public byte[] body(ChatRequest request, boolean streamed) throws CallException {
    Written<JsonNode> written = format.write(PlainQuestion.of(request, streamed));
    if (!written.losses().isEmpty()) {
      Loss loss = written.losses().getFirst();
      throw new CallException(
          CallException.Kind.REJECTED,
          loss.field()
              + " cannot be said to this provider ("
              + loss.why()
              + "); the request was"
              + " not sent",
          Optional.empty());
    }
    return Json.bytes(written.value());
  }

  @Override
  public ChatReply reply(byte[] body) throws CallException {
    Optional<JsonNode> tree = Json.tree(body);
    if (tree.isEmpty()) {
      throw Failures.unreadable("the answer is not JSON" + excuse(body));
    }
    try {
      Answer answer = format.answer(tree.get());
      String text =
          answer.parts().stream()
              .map(part -> part instanceof Part.Text said ? said.text() : "")
              .collect(Collectors.joining());
      return new ChatReply(text, answer.finish(), answer.model(), answer.usage());
    } catch (WireException e) {
      throw Failures.of(e.error());
    }
  }

  private static String excuse(byte[] body) {
    for (byte b : body) {
      if (!Character.isWhitespace(b)) {
        return b == '<' ? ": it is a page of HTML, as a proxy or a wrong address gives" : "";
      }
    }
    return ": it is empty";
  }

  @Override
  public StreamReader reader(Consumer<String> onText) {
    return new PieceStream(format.reader(), onText);
  }

  @Override
  public CallException failure(int status, HttpHeaders headers, byte[] body) {
    return Failures.of(status, headers, body);
  }
}
