package dev.yourbrief.provider.wire;

/**
 * What the path of a request says where an API puts it there (Gemini).
 *
 * @param model the model; empty when the body names it
 * @param streamed whether the answer is to come in pieces
 */
public record Call(String model, boolean streamed) {

  /** The body says it all. */
  public static final Call IN_BODY = new Call("", false);
}
