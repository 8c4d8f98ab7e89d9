package dev.yourbrief.provider.wire;

import java.util.List;

/**
 * What was written, and what could not be.
 *
 * @param losses what the format has no words for; empty when nothing was lost
 */
public record Written<T>(T value, List<Loss> losses) {

  public Written {
    losses = List.copyOf(losses);
  }
}
