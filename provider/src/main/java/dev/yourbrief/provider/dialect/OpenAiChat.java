package dev.yourbrief.provider.dialect;

import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.provider.ChatRequest;
import dev.yourbrief.provider.Dialect;
import dev.yourbrief.provider.KeyHeader;
import dev.yourbrief.provider.StreamReader;
import dev.yourbrief.provider.wire.openai.OpenAiChatFormat;
import dev.yourbrief.provider.wire.openai.OpenAiOptions;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * OpenAI's chat completions, which most other providers and servers offer as well, for plain
 * questions. Their words are those of {@link OpenAiChatFormat}; here is where they are sent.
 *
 * <p>Source: OpenAI's OpenAPI description, version 2.3.0 of 2026-08-21, {@code /chat/completions}.
 *
 * @param outputLimit the member that bounds the answer's tokens
 * @param usageInStream whether to ask for the token counts of a stream; a few servers refuse the
 *     question
 * @param keyHeader how the key is sent
 */
public record OpenAiChat(OutputLimit outputLimit, boolean usageInStream, KeyHeader keyHeader)
    implements Dialect {

  /** The member that bounds the answer's tokens. */
  public enum OutputLimit {
    /** OpenAI's own; its reasoning models refuse the other. */
    MAX_COMPLETION_TOKENS,
    /** The older one, which other servers know. */
    MAX_TOKENS
  }

  /** As OpenAI itself has it. */
  public static final OpenAiChat OPENAI =
      new OpenAiChat(OutputLimit.MAX_COMPLETION_TOKENS, true, KeyHeader.BEARER);

  /** As most compatible servers have it. */
  public static final OpenAiChat COMPATIBLE =
      new OpenAiChat(OutputLimit.MAX_TOKENS, true, KeyHeader.BEARER);

  private static final String CALL = "/chat/completions";
  private static final Pattern VERSION = Pattern.compile("/v\\d+\\w*(/|$)");

  /**
   * {@inheritDoc}
   *
   * <p>A path that names no version gets {@code /v1}; a query, as Azure wants it, is kept.
   */
  @Override
  public URI address(URI base, ChatRequest request, boolean streamed) {
    String path = base.getRawPath() == null ? "" : base.getRawPath().replaceAll("/+$", "");
    String full =
        path.endsWith(CALL)
            ? path
            : VERSION.matcher(path).find() ? path + CALL : path + "/v1" + CALL;
    String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
    return URI.create(base.getScheme() + "://" + base.getRawAuthority() + full + query);
  }

  private WireDialect wire() {
    OpenAiOptions.OutputLimit limit =
        switch (outputLimit) {
          case MAX_COMPLETION_TOKENS -> OpenAiOptions.OutputLimit.MAX_COMPLETION_TOKENS;
          case MAX_TOKENS -> OpenAiOptions.OutputLimit.MAX_TOKENS;
        };
    OpenAiOptions options =
        new OpenAiOptions(limit, usageInStream, false, false, false, "", () -> 0);
    return new WireDialect(new OpenAiChatFormat(options), this::address, keyHeader, Map.of());
  }

  @Override
  public Map<String, String> headers() {
    return Map.of();
  }

  @Override
  public byte[] body(ChatRequest request, boolean streamed) throws CallException {
    return wire().body(request, streamed);
  }

  @Override
  public ChatReply reply(byte[] body) throws CallException {
    return wire().reply(body);
  }

  @Override
  public StreamReader reader(Consumer<String> onText) {
    return wire().reader(onText);
  }

  @Override
  public CallException failure(int status, HttpHeaders headers, byte[] body) {
    return Failures.of(status, headers, body);
  }
}
