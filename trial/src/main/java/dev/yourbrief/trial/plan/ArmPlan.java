package dev.yourbrief.trial.plan;

import dev.yourbrief.provider.Decoding;
import dev.yourbrief.provider.TokenPrices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A system that is to answer, as planned. */
public sealed interface ArmPlan {

  String name();

  /** What it is, in a few words. */
  String kind();

  /**
   * A model behind a provider. With several prompts or numbers of examples, the best on the dev
   * cases is chosen before the test is run.
   *
   * @param provider the name of a provider of the plan
   * @param model the provider's name of the model
   * @param system a file with the system message, if any
   * @param prompts files with the user message; {@code {{input}}}, {@code {{examples}}}, {@code
   *     {{labels}}} and the fields of a case are filled in
   * @param examples how many training cases to show, the nearest ones; 0 for none
   * @param example how one of them is written
   * @param decoding how the model chooses its words
   * @param schema a JSON Schema the answer must fit, if any
   * @param prices what its tokens cost, when the plan says
   * @param tuneCases how many dev cases each setting is tried on
   */
  record Model(
      String name,
      String provider,
      String model,
      Optional<Path> system,
      List<Path> prompts,
      List<Integer> examples,
      String example,
      Decoding decoding,
      Optional<Path> schema,
      Optional<TokenPrices> prices,
      int tuneCases)
      implements ArmPlan {

    /** How a training case is shown unless the plan says otherwise. */
    public static final String EXAMPLE = "Input: {{input}}\nAnswer: {{expected}}";

    public Model {
      prompts = List.copyOf(prompts);
      examples = List.copyOf(examples);
    }

    @Override
    public String kind() {
      return examples.equals(List.of(0)) ? "model" : "model with retrieval";
    }

    /** How many settings are to choose from. */
    public int settings() {
      return prompts.size() * examples.size();
    }
  }

  /** The answer most of the nearest training cases have, by words, meaning or both. */
  record Neighbours(String name) implements ArmPlan {
    @Override
    public String kind() {
      return "vote of the nearest training cases";
    }
  }

  /** A classifier trained on embeddings of the training cases. */
  record Head(String name) implements ArmPlan {
    @Override
    public String kind() {
      return "trained head";
    }
  }

  /** The commonest answer of the training cases, always. */
  record Majority(String name) implements ArmPlan {
    @Override
    public String kind() {
      return "commonest answer";
    }
  }

  /**
   * A program of the team's own: it is given a case as JSON and prints an answer.
   *
   * @param command its path and arguments; no shell reads them
   * @param timeout the most time for one answer
   */
  record Command(String name, List<String> command, Duration timeout) implements ArmPlan {
    public Command {
      command = List.copyOf(command);
    }

    @Override
    public String kind() {
      return "command";
    }
  }

  /**
   * Answers made elsewhere.
   *
   * @param file a table or JSON Lines with a row a case
   * @param id the field that names the case
   * @param answer the field that holds the answer
   */
  record Answers(String name, Path file, String id, String answer) implements ArmPlan {
    @Override
    public String kind() {
      return "answers from a file";
    }
  }
}
