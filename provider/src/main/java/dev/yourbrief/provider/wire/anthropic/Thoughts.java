package dev.yourbrief.provider.wire.anthropic;

import dev.yourbrief.provider.wire.Part;

/**
 * Signatures of thoughts. A client gives back what it was given without looking into it, so another
 * provider's signature travels inside Anthropic's, as {@code format:id:signature}: when the
 * conversation comes back it can go on where the thought came from. Anthropic's own signatures hold
 * no colon (they are base64).
 */
final class Thoughts {

  private Thoughts() {}

  static Part.Thinking read(String text, String signature, boolean isRedacted) {
    int first = signature.indexOf(':');
    int second = signature.indexOf(':', first + 1);
    if (first <= 0 || second < 0 || signature.lastIndexOf('.', first) < 0) {
      return new Part.Thinking(Words.NAME, "", text, signature, isRedacted);
    }
    return new Part.Thinking(
        signature.substring(0, first),
        signature.substring(first + 1, second),
        text,
        signature.substring(second + 1),
        isRedacted);
  }

  static String signature(String format, String id, String signature) {
    boolean isOwn = format.equals(Words.NAME);
    boolean isEmpty = id.isEmpty() && signature.isEmpty();
    return isOwn || isEmpty ? signature : format + ":" + id + ":" + signature;
  }
}
