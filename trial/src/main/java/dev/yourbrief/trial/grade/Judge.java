package dev.yourbrief.trial.grade;

import dev.yourbrief.figure.source.Hash;
import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.provider.ChatRequest;
import dev.yourbrief.provider.Message;
import dev.yourbrief.trial.data.Case;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A model that scores answers, one by one or two against each other. Its reply must be the JSON it
 * was asked for and nothing else; any other reply is no grade. Safe for use by several threads when
 * its model is.
 */
public final class Judge implements Grader {

  private final JudgeSpec spec;
  private final JudgeModel model;
  private final JudgeCalls calls;

  public Judge(JudgeSpec spec, JudgeModel model, JudgeCalls calls) {
    this.spec = spec;
    this.model = model;
    this.calls = calls;
  }

  /**
   * Scores one answer. Cases of the subset that is asked again are asked about {@link
   * JudgeSpec#repeats} times; the first reply is the grade, and the others only show how steady the
   * judge is.
   */
  @Override
  public Grade grade(Case of, String expected, String answer)
      throws GradeException, InterruptedException {
    Grade grade = once(of, expected, answer, 0);
    if (spec.repeats() > 1 && isRepeated(of)) {
      List<Double> scores = new ArrayList<>();
      scores.add(grade.score());
      for (int i = 1; i < spec.repeats(); i++) {
        scores.add(once(of, expected, answer, i).score());
      }
      calls.repeated(of.id(), List.copyOf(scores));
    }
    return grade;
  }

  /** Whether the case is in the subset that is asked again: by its id and the seed alone. */
  boolean isRepeated(Case of) {
    MessageDigest digest = Hash.sha256();
    digest.update(("repeat " + spec.seed() + " " + of.id()).getBytes(StandardCharsets.UTF_8));
    double at = (ByteBuffer.wrap(digest.digest()).getLong() >>> 11) * 0x1.0p-53;
    return at < spec.repeatShare();
  }

  private Grade once(Case of, String expected, String answer, int repeat)
      throws GradeException, InterruptedException {
    JsonNode reply =
        ask(
            of,
            JudgePrompt.oneAnswer(spec, of, expected, answer),
            JudgePrompt.markSchema(spec.scale()),
            repeat);
    JsonNode mark = reply.path("score");
    if (!mark.isIntegralNumber()
        || !mark.canConvertToInt()
        || mark.intValue() < spec.scale().lowest()
        || mark.intValue() > spec.scale().highest()) {
      throw unreadable("its score is none of the scale");
    }
    return new Grade(spec.scale().worth(mark.intValue()), why(reply));
  }

  /**
   * Says which of two answers is better. Both orders are asked, because judges tend to favour a
   * place.
   *
   * @param one an answer
   * @param other another answer to the same case
   */
  public Preference prefer(Case of, String expected, String one, String other)
      throws GradeException, InterruptedException {
    boolean firstInOrder = choosesFirst(of, expected, one, other);
    boolean firstWhenSwapped = choosesFirst(of, expected, other, one);
    return new Preference(firstInOrder, firstWhenSwapped);
  }

  private boolean choosesFirst(Case of, String expected, String a, String b)
      throws GradeException, InterruptedException {
    JsonNode reply =
        ask(of, JudgePrompt.twoAnswers(spec, of, expected, a, b), JudgePrompt.winnerSchema(), 0);
    JsonNode winner = reply.path("winner");
    why(reply);
    return switch (winner.isString() ? winner.stringValue() : "") {
      case "A" -> true;
      case "B" -> false;
      default -> throw unreadable("its winner is neither A nor B");
    };
  }

  private JsonNode ask(Case of, List<Message> messages, String schema, int repeat)
      throws GradeException, InterruptedException {
    ChatReply reply;
    try {
      reply =
          model
              .model()
              .ask(
                  new ChatRequest(model.name(), messages, spec.decoding(), Optional.of(schema)),
                  repeat);
    } catch (CallException e) {
      throw new GradeException("the judge could not be asked: " + e.getMessage());
    }
    Optional<BigDecimal> usd =
        reply.usage().flatMap(usage -> model.prices().flatMap(prices -> prices.cost(usage)));
    calls.called(of.id(), reply.usage(), usd);
    if (reply.finish() == ChatReply.Finish.REFUSED) {
      throw new GradeException("the judge refused");
    }
    if (reply.finish() == ChatReply.Finish.LENGTH) {
      throw unreadable("it is cut off");
    }
    JsonNode json =
        JsonText.read(reply.text())
            .filter(JsonNode::isObject)
            .orElseThrow(() -> unreadable("it is not one JSON object"));
    if (json.size() != 2) {
      throw unreadable("it has other fields than those that were asked for");
    }
    return json;
  }

  private static String why(JsonNode reply) throws GradeException {
    JsonNode why = reply.path("why");
    if (!why.isString()) {
      throw unreadable("it gives no reason");
    }
    return why.stringValue();
  }

  private static GradeException unreadable(String what) {
    return new GradeException("the judge's reply cannot be read: " + what);
  }
}
