package dev.yourbrief.trial.arm;

import dev.yourbrief.provider.ChatRequest;
import dev.yourbrief.provider.Decoding;
import dev.yourbrief.provider.Message;
import dev.yourbrief.trial.data.Case;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes what a model is asked about a case.
 *
 * @param model the provider's name of the model
 * @param system the system message, if any
 * @param user the user message
 * @param example how a training case is shown
 * @param examples where training cases come from
 * @param count how many of them
 * @param labels the answers there are, as one text
 * @param input the field that is asked
 * @param expected the field that holds a training case's answer
 * @param decoding how the model chooses its words
 * @param schema the JSON Schema the answer must fit, if any
 */
public record Prompting(
    String model,
    Optional<PromptTemplate> system,
    PromptTemplate user,
    PromptTemplate example,
    Examples examples,
    int count,
    String labels,
    String input,
    String expected,
    Decoding decoding,
    Optional<String> schema) {

  /** The gap for the case's own text, whatever its field is called. */
  public static final String INPUT = "input";

  /** The gap for training cases. */
  public static final String EXAMPLES = "examples";

  /** The gap for the answers there are. */
  public static final String LABELS = "labels";

  /** The gap for a training case's answer; only examples have it. */
  public static final String EXPECTED = "expected";

  /** The request. The right answer of the case itself is never in it. */
  public ChatRequest about(Case of) {
    Map<String, String> values = new HashMap<>(of.fields());
    values.remove(expected);
    values.remove(EXPECTED);
    values.put(INPUT, of.field(input).orElse(""));
    values.put(LABELS, labels);
    if (count > 0) {
      values.put(EXAMPLES, shown(of));
    }
    List<Message> messages = new ArrayList<>();
    system.ifPresent(s -> messages.add(Message.system(s.fill(values))));
    messages.add(Message.user(user.fill(values)));
    return new ChatRequest(model, messages, decoding, schema);
  }

  private String shown(Case of) {
    return examples.nearest(of, count).stream()
        .map(shown -> {
          Map<String, String> values = new HashMap<>(shown.fields());
          values.put(INPUT, shown.field(input).orElse(""));
          values.put(EXPECTED, shown.field(expected).orElse(""));
          return example.fill(values);
        })
        .collect(Collectors.joining("\n\n"));
  }
}
