package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.ledger.Row;
import dev.yourbrief.gateway.ledger.Row.Sign;
import dev.yourbrief.gateway.words.Kept;
import dev.yourbrief.provider.wire.Conversation.Shape;
import dev.yourbrief.provider.wire.WireException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What is done with a call once its client has its answer. */
final class Afterwards {

  private Afterwards() {}

  /**
   * An answer that is JSON may still not be that of the schema; that is looked at beside the calls.
   */
  static void checkShape(Answered answered, Shared shared) {
    if (answered.answer().isBlank()) {
      return;
    }
    try {
      if (answered.asked().conversation().shape() instanceof Shape.Schema schema) {
        Instant now = shared.clock().instant();
        Row row = new Row.Noticed(answered.call(), now, Set.of(Sign.SCHEMA_FAILED));
        shared.schemas().check(schema.schema(), answered.answer(), () -> shared.write(row));
      }
    } catch (WireException e) {
      // The provider took it, though it is none that is known here.
      return;
    }
  }

  /**
   * Keeps the words of a call.
   *
   * @param candidate what a shadow answered to the same
   */
  static void keep(Answered answered, Optional<Kept.Candidate> candidate, Shared shared) {
    KeptWords.of(answered.asked())
        .ifPresent(turns ->
            shared
                .words()
                .keep(
                    new Kept(
                        answered.call(),
                        answered.arrived(),
                        answered.route().name(),
                        turns,
                        answered.by().name(),
                        answered.answer(),
                        candidate)));
  }
}
