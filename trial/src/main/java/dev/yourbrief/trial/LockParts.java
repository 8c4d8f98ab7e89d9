package dev.yourbrief.trial;

import dev.yourbrief.figure.source.Hash;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.provider.TokenPrices;
import dev.yourbrief.trial.plan.ArmPlan;
import dev.yourbrief.trial.plan.Plan;
import dev.yourbrief.trial.run.CallKey;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that could change a trial's result, as hashes by name: the plan, the data, prompts,
 * schemas, answers, programs, and the prices its budget is kept by. Models and decoding stand in
 * the plan itself.
 */
final class LockParts {

  private final Path folder;
  private final Map<String, String> parts = new TreeMap<>();

  private LockParts(Path folder) {
    this.folder = folder;
  }

  /**
   * The parts of a plan.
   *
   * @param prices the price of every arm that has one, by the arm's name
   * @param graderFiles files its graders read
   * @param embedder the name of the embedding model
   */
  static Map<String, String> of(
      Plan plan, Map<String, TokenPrices> prices, Collection<Path> graderFiles, String embedder) {
    LockParts lock = new LockParts(plan.folder());
    lock.file(plan.folder().resolve(Plan.FILE));
    lock.file(plan.data().test());
    plan.data().train().ifPresent(lock::file);
    plan.data().dev().ifPresent(lock::file);
    graderFiles.forEach(lock::file);
    plan.arms().values().forEach(lock::arm);
    prices.forEach((arm, price) -> lock.text("price of " + arm, price(price)));
    lock.text("embedding model", embedder);
    return lock.parts;
  }

  private void arm(ArmPlan arm) {
    switch (arm) {
      case ArmPlan.Model model -> {
        model.system().ifPresent(this::file);
        model.prompts().forEach(this::file);
        model.schema().ifPresent(this::file);
      }
      case ArmPlan.Answers answers -> file(answers.file());
      case ArmPlan.Command command -> programs(command.command(), folder).forEach(this::file);
      case ArmPlan.Neighbours _, ArmPlan.Head _, ArmPlan.Majority _ -> {}
    }
  }

  /** Those words of a command that are files of the trial. */
  static List<Path> programs(List<String> command, Path folder) {
    List<Path> files = new ArrayList<>();
    for (String word : command) {
      Optional<Path> file = fileOf(word, folder);
      file.ifPresent(files::add);
    }
    return files;
  }

  private static Optional<Path> fileOf(String word, Path folder) {
    try {
      Path file = folder.resolve(word).normalize();
      return file.startsWith(folder) && Files.isRegularFile(file)
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String price(TokenPrices prices) {
    StringBuilder text = new StringBuilder();
    prices
        .usdPerMtokByKind()
        .forEach((kind, usd) ->
            text.append(kind)
                .append('=')
                .append(usd.stripTrailingZeros().toPlainString())
                .append(';'));
    return text.toString();
  }

  private void text(String name, String text) {
    parts.put(name, CallKey.of(List.of(text)));
  }

  private void file(Path file) {
    String name = nameOf(folder, file);
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          Problem.of(Location.of(name), "there is no such file", "Check the path in the plan"));
    }
    parts.put(name, Hash.of(file));
  }

  /** A path relative to the trial's folder, with forward slashes. */
  static String nameOf(Path folder, Path file) {
    return folder.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
  }
}
