package dev.yourbrief.server.api;

import dev.yourbrief.register.Answered;
import dev.yourbrief.register.AnsweredOnce;
import dev.yourbrief.register.decision.Conflict;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Reply;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A request that carries an {@code Idempotency-Key} is done once, however often it is sent: what it
 * does and what was answered are kept in one transaction, and an answer kept is sent again.
 */
final class Once {

  private static final int LONGEST = 200;

  private final AnsweredOnce answers;

  Once(AnsweredOnce answers) {
    this.answers = answers;
  }

  /** Answers, at most once for its key. */
  Reply of(Call call, Supplier<Reply> answer) {
    return of(call, answer, true);
  }

  /** The same for an answer that holds a secret: it is not kept, so it cannot be sent again. */
  Reply ofSecret(Call call, Supplier<Reply> answer) {
    return of(call, answer, false);
  }

  private Reply of(Call call, Supplier<Reply> answer, boolean keeps) {
    Optional<String> key = call.header("idempotency-key").map(String::strip);
    if (key.isEmpty()) {
      return answer.get();
    }
    if (key.get().isEmpty() || key.get().length() > LONGEST) {
      throw Given.wrong(
          "Idempotency-Key",
          "this is no key",
          "Send up to " + LONGEST + " characters, such as a UUID");
    }
    String whole =
        String.join(
            "\n",
            call.who().actor().person().orElse(""),
            call.request().method().name(),
            call.request().path(),
            key.get());
    Answered answered =
        answers.once(
            whole,
            call.body().text(),
            () -> {
              Reply reply = answer.get();
              return new Answered(
                  reply.status(),
                  keeps ? reply.body().toString() : "",
                  Optional.ofNullable(reply.headers().get("location")).orElse(""),
                  Optional.of(reply.body().toString()));
            });
    if (answered.fresh().isEmpty() && !keeps) {
      throw new Conflict(
          "This was done already, and its secret was shown once. Take it back and make another.");
    }
    Reply reply =
        Reply.of(
            answered.status(),
            "application/json",
            Buffer.buffer(answered.fresh().orElse(answered.body())));
    Map<String, String> headers =
        answered.location().isEmpty() ? Map.of() : Map.of("location", answered.location());
    return new Reply(reply.status(), reply.type(), reply.body(), headers, reply.cookies());
  }
}
