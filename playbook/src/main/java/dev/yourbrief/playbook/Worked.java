package dev.yourbrief.playbook;

import dev.yourbrief.bill.Bill;
import dev.yourbrief.bill.BillFile;
import dev.yourbrief.bill.BillOptions;
import dev.yourbrief.bill.BillReader;
import dev.yourbrief.bill.MappingFiles;
import dev.yourbrief.bill.Progress;
import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.figure.Sampler;
import dev.yourbrief.figure.source.Hash;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Brief.InputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A decision, read from its folder and worked through.
 *
 * @param evaluation the evaluation
 * @param inputs every file it rests on, with its hash
 */
public record Worked(Evaluation evaluation, List<InputFile> inputs) {

  /** A folder beside the decision whose rows come before the bundled catalogues'. */
  private static final String CATALOGUE = "catalogue";

  /** How the bills of a decision are read. */
  @FunctionalInterface
  public interface Bills {

    /**
     * Reads them.
     *
     * @param files files and folders, all of them there and none an empty folder
     */
    Bill read(Path folder, List<Path> files, BillOptions options);

    /** Reads them each time. */
    static Bills reading(Progress progress) {
      return (folder, files, options) -> BillReader.read(folder, files, options, progress);
    }
  }

  /**
   * Reads a decision, its bills, its trial and its own catalogue rows.
   *
   * @param given the folder of a decision, or its {@code decision.yaml}
   * @param today the day it speaks from when it names none
   * @param bills how its bills are read
   * @throws InputException naming everything that is wrong with it
   */
  public static Worked of(Path given, LocalDate today, Bills bills) {
    return of(given, today, Optional.empty(), bills);
  }

  /**
   * Reads a decision as {@link #of(Path, LocalDate, Bills)} does.
   *
   * @param locale the language and region its brief is written for, instead of its own
   */
  public static Worked of(Path given, LocalDate today, Optional<Locale> locale, Bills bills) {
    // Read while the bills are: the two need nothing of each other.
    CompletableFuture<Catalogue> bundled = CompletableFuture.supplyAsync(Catalogue::bundled);
    Decision read = DecisionReader.read(given, today);
    Decision decision = locale.map(read::in).orElse(read);
    List<InputFile> inputs = new ArrayList<>();
    inputs.add(hashed(decision.folder(), Decision.FILE));
    decision.playbookFile().ifPresent(file -> inputs.add(hashed(decision.folder(), file)));
    Optional<Bill> bill = bill(decision, bills);
    for (BillFile file : bill.map(Bill::files).orElse(List.of())) {
      inputs.add(new InputFile(file.name(), file.sha256()));
      // How a file of no known format was read is an input as well.
      MappingFiles.of(decision.folder(), file.name()).stream()
          .map(mapping -> named(decision.folder(), mapping))
          .filter(input -> !inputs.contains(input))
          .forEach(inputs::add);
    }
    Catalogue catalogue = catalogue(decision, bundled.join(), inputs);
    Optional<TrialEvidence> trial = TrialEvidence.of(decision);
    trial.stream()
        .flatMap(t -> t.files().stream())
        .forEach(file -> inputs.add(new InputFile(file.name(), file.sha256())));
    Evaluation evaluation = Evaluation.of(decision, bill, trial, catalogue);
    List<Problem> contradictions = evaluation.contradictions();
    if (!contradictions.isEmpty()) {
      throw new InputException(contradictions);
    }
    return new Worked(evaluation, List.copyOf(inputs));
  }

  /** The bundled catalogues, with the decision's own rows in front. */
  private static Catalogue catalogue(Decision decision, Catalogue bundled, List<InputFile> inputs) {
    Path own = decision.folder().resolve(CATALOGUE);
    if (!Files.isDirectory(own)) {
      return bundled;
    }
    Catalogue catalogue = bundled.withOverrides(own);
    if (!catalogue.problems().isEmpty()) {
      throw new InputException(catalogue.problems());
    }
    Catalogue.TABLES.stream()
        .filter(table -> Files.exists(own.resolve(table)))
        .forEach(table -> inputs.add(hashed(decision.folder(), CATALOGUE + "/" + table)));
    return catalogue;
  }

  private static InputFile named(Path folder, Path file) {
    return hashed(folder, folder.relativize(file).toString().replace('\\', '/'));
  }

  private static InputFile hashed(Path folder, String name) {
    return new InputFile(name, Hash.of(folder.resolve(name)));
  }

  private static Optional<Bill> bill(Decision decision, Bills reader) {
    List<Path> bills = decision.bills().stream().filter(path -> !isEmptyFolder(path)).toList();
    if (bills.isEmpty()) {
      return Optional.empty();
    }
    BillOptions options =
        new BillOptions(
            decision.asOf(),
            Optional.of("USD"),
            decision.rates(),
            Optional.empty(),
            new Sampler(decision.seed(), Sampler.DEFAULT_SIZE));
    return Optional.of(reader.read(decision.folder(), bills, options));
  }

  /** A new decision has such a folder: no bill is given yet, and that is an answer. */
  private static boolean isEmptyFolder(Path path) {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.noneMatch(file -> !file.getFileName().toString().startsWith("."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its brief. */
  public Brief brief() {
    return BriefMaker.of(evaluation, Version.text(), inputs);
  }

  /** Whether everything that was given could be read. */
  public boolean isWhole() {
    return evaluation
        .bill()
        .map(b -> b.unreadableRows() == 0 && b.unreadable().isEmpty())
        .orElse(true);
  }
}
