package dev.yourbrief.provider.wire.gemini;

import dev.yourbrief.provider.wire.Part;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Thought signatures, which are base64. A client gives back what it was given without looking into
 * it, so another provider's signature travels inside: base64 of {@code yb:format:id:signature}.
 */
final class Signatures {

  /** What a call is given that another model made: the API's own word for "none to check". */
  static final String UNCHECKED = "skip_thought_signature_validator";

  /** Base64 of {@code yb:}. */
  private static final String START = "eWI6";

  private static final String REDACTED = "!";

  private Signatures() {}

  static Part.Thinking read(String text, String signature) {
    if (signature.startsWith(START)) {
      try {
        byte[] bytes = Base64.getDecoder().decode(signature);
        String[] words = new String(bytes, StandardCharsets.UTF_8).split(":", 4);
        if (words.length == 4) {
          boolean isRedacted = words[1].endsWith(REDACTED);
          String format = isRedacted ? words[1].substring(0, words[1].length() - 1) : words[1];
          return new Part.Thinking(format, words[2], text, words[3], isRedacted);
        }
      } catch (IllegalArgumentException _) {
        // Its likeness was an accident.
      }
    }
    return new Part.Thinking(Fields.NAME, "", text, signature, false);
  }

  static String write(String format, String id, String signature, boolean isRedacted) {
    if (format.equals(Fields.NAME) || (id.isEmpty() && signature.isEmpty())) {
      return signature;
    }
    String words = "yb:" + format + (isRedacted ? REDACTED : "") + ":" + id + ":" + signature;
    return Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
  }
}
