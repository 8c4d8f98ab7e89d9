package dev.yourbrief.trial.grade;

import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import dev.yourbrief.provider.Decoding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads {@code judge: {model: …, rubric: …}}. */
final class JudgeReader {

  private static final List<String> KNOWN =
      List.of(
          "model",
          "rubric",
          "scale",
          "fields",
          "expected",
          "temperature",
          "top p",
          "max tokens",
          "decoding seed",
          "reasoning effort",
          "repeats",
          "repeat share",
          "seed",
          "at least");

  private static final int MOST = 1_000_000_000;

  private JudgeReader() {}

  static GraderSpec read(Optional<YamlNode> node, Location where) {
    Options options = Options.read(node, where, "", KNOWN);
    JudgeSpec spec =
        new JudgeSpec(
            options.requireText("model"),
            options.requireText("rubric"),
            scale(options),
            options.texts("fields"),
            !options.is("expected", "hidden", "shown"),
            decoding(options),
            options.whole("repeats", 1, 1, 100),
            options.decimal("repeat share", "0.1", "0", "1").doubleValue(),
            options.whole("seed", 1, 0, MOST));
    return GraderReader.atLeast(options, new GraderSpec.Judged(spec));
  }

  private static JudgeSpec.Scale scale(Options options) {
    Optional<YamlText> scale = options.node("scale").map(YamlNode::asText);
    return switch (scale.map(YamlText::value).orElse("0 or 1")) {
      case "0 or 1" -> JudgeSpec.Scale.RIGHT_OR_WRONG;
      case "1 to 5" -> JudgeSpec.Scale.ONE_TO_FIVE;
      default ->
          throw scale.orElseThrow().problem("this is no scale", "Write '0 or 1' or '1 to 5'");
    };
  }

  private static Decoding decoding(Options options) {
    return new Decoding(
        number(options, "temperature", "2"),
        number(options, "top p", "1"),
        options.node("max tokens").isPresent()
            ? OptionalInt.of(options.whole("max tokens", 0, 1, MOST))
            : OptionalInt.empty(),
        options.node("decoding seed").isPresent()
            ? OptionalLong.of(options.whole("decoding seed", 0, 0, MOST))
            : OptionalLong.empty(),
        List.of(),
        options.text("reasoning effort"));
  }

  private static OptionalDouble number(Options options, String key, String most) {
    return options.node(key).isPresent()
        ? OptionalDouble.of(options.decimal(key, "0", "0", most).doubleValue())
        : OptionalDouble.empty();
  }
}
