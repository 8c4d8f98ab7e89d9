package dev.yourbrief.trial.run;

import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.provider.Usage;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An answer as a line of the journal. */
final class AnswerJson {

  private static final JsonMapper JSON = JsonMapper.shared();

  private AnswerJson() {}

  static String write(Answer answer) {
    ObjectNode line = JSON.createObjectNode();
    line.put("key", answer.key());
    line.put("who", answer.who());
    switch (answer.outcome()) {
      case Answer.Said said -> {
        line.put("said", said.text());
        line.put("finish", said.finish().name());
        line.put("model", said.model());
      }
      case Answer.Failed failed -> {
        line.put("failed", failed.kind().name());
        line.put("why", failed.why());
      }
    }
    answer
        .usage()
        .ifPresent(u -> {
          ObjectNode usage = line.putObject("usage");
          u.byKind().forEach(usage::put);
          usage.put("reasoning", u.reasoning());
        });
    answer.usd().ifPresent(usd -> line.put("usd", usd.toPlainString()));
    line.put("seconds", answer.seconds());
    line.put("attempts", answer.attempts());
    if (answer.lost().calls() > 0) {
      line.put("lost", answer.lost().calls());
      line.put("lostUsdAtMost", answer.lost().atMost().toPlainString());
    }
    return JSON.writeValueAsString(line);
  }

  /** The answer of a line; empty when the line is none. */
  static Optional<Answer> read(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      if (!node.path("key").isString()) {
        return Optional.empty();
      }
      Answer.Outcome outcome =
          node.has("said")
              ? new Answer.Said(
                  node.path("said").asString(""),
                  ChatReply.Finish.valueOf(node.path("finish").asString("")),
                  node.path("model").asString(""))
              : new Answer.Failed(
                  CallException.Kind.valueOf(node.path("failed").asString("")),
                  node.path("why").asString(""));
      JsonNode usage = node.path("usage");
      return Optional.of(
          new Answer(
              node.path("key").asString(""),
              node.path("who").asString(""),
              outcome,
              usage.isObject()
                  ? Optional.of(
                      new Usage(
                          usage.path("input_uncached").asLong(0),
                          usage.path("cache_read").asLong(0),
                          usage.path("cache_write_5m").asLong(0),
                          usage.path("cache_write_1h").asLong(0),
                          usage.path("output").asLong(0),
                          usage.path("reasoning").asLong(0)))
                  : Optional.empty(),
              node.has("usd")
                  ? Optional.of(new BigDecimal(node.path("usd").asString("")))
                  : Optional.empty(),
              node.path("seconds").asDouble(0),
              node.path("attempts").asInt(1),
              node.has("lost")
                  ? new Answer.Lost(
                      node.path("lost").asInt(0),
                      new BigDecimal(node.path("lostUsdAtMost").asString("0")))
                  : Answer.Lost.NONE));
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
