package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.route.Route;
import dev.yourbrief.gateway.route.Target;
import dev.yourbrief.provider.wire.Conversation.Extra;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happens when a target cannot be told all that a client asked. */
final class Losses {

  private static final int MOST_CHARACTERS = 1_000;

  private Losses() {}

  /** Why the request is refused; empty when the route lets it go on without what is lost. */
  static Optional<WireError> objection(Asked asked, Route route, Outgoing outgoing, Target target) {
    if (route.losses() == Route.Losses.WARN) {
      return Optional.empty();
    }
    Set<String> hints = hints(asked);
    List<Loss> grave = outgoing.losses().stream().filter(l -> !hints.contains(l.field())).toList();
    if (grave.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new WireError(
            WireError.Kind.INVALID_REQUEST,
            400,
            target.name() + " cannot be told: " + text(grave) + ". The route refuses such requests",
            "not_sayable",
            grave.getFirst().field()));
  }

  private static Set<String> hints(Asked asked) {
    Set<String> hints = new HashSet<>();
    try {
      for (Extra extra : asked.conversation().extras()) {
        if (extra.isHint()) {
          hints.add(extra.member());
        }
      }
    } catch (WireException e) {
      // Then nothing was written from it either.
      return Set.of();
    }
    return hints;
  }

  /** For a header or a message: plain ASCII, one line, bounded. */
  static String text(List<Loss> losses) {
    StringBuilder text = new StringBuilder();
    for (Loss loss : losses) {
      text.append(text.isEmpty() ? "" : "; ")
          .append(loss.field())
          .append(" (")
          .append(loss.why())
          .append(')');
      if (text.length() > MOST_CHARACTERS) {
        text.setLength(MOST_CHARACTERS);
        text.append(" ...");
        break;
      }
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        text.setCharAt(i, '?');
      }
    }
    return text.toString();
  }
}
