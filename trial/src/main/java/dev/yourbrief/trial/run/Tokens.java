package dev.yourbrief.trial.run;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.yourbrief.provider.ChatRequest;
import dev.yourbrief.provider.Message;

/**
 * How many tokens a text has, by the o200k encoding. Other providers' models have encodings of
 * their own, and count up to a third more for the same text.
 */
public final class Tokens {

  /** Tokens around each message, as the provider of the encoding counts them. */
  private static final int PER_MESSAGE = 4;

  private static final int PER_ANSWER = 3;

  private Tokens() {}

  /** Loading the encoding takes a tenth of a second, so it waits until somebody asks. */
  private static final class Loaded {
    static final Encoding ENCODING =
        Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
  }

  public static int of(String text) {
    return Loaded.ENCODING.countTokensOrdinary(text);
  }

  /** The tokens a request asks a model to read. */
  public static long of(ChatRequest request) {
    long tokens = PER_ANSWER;
    for (Message message : request.messages()) {
      tokens += PER_MESSAGE + of(message.text());
    }
    return tokens + request.jsonSchema().map(Tokens::of).orElse(0);
  }
}
