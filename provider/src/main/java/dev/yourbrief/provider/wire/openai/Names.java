package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.wire.Part;

/** The names of OpenAI's formats. */
final class Names {

  static final String CHAT = "openai.chat";
  static final String RESPONSES = "openai.responses";

  private Names() {}

  /** Whether a file kept there can be named here: both formats share one store. */
  static boolean isKeptHere(Part.Media.Kept kept) {
    return kept.format().startsWith("openai.");
  }
}
