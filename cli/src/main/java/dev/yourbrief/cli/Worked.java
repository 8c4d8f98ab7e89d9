package dev.yourbrief.cli;

import dev.yourbrief.bill.Bill;
import dev.yourbrief.bill.BillFile;
import dev.yourbrief.bill.BillOptions;
import dev.yourbrief.bill.BillReader;
import dev.yourbrief.bill.MappingFiles;
import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.figure.Sampler;
import dev.yourbrief.figure.source.Hash;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.playbook.BriefMaker;
import dev.yourbrief.playbook.Decision;
import dev.yourbrief.playbook.DecisionReader;
import dev.yourbrief.playbook.Evaluation;
import dev.yourbrief.playbook.TrialEvidence;
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
 * A decision, read and worked through.
 *
 * @param evaluation the evaluation
 * @param inputs every file it rests on, with its hash
 */
record Worked(Evaluation evaluation, List<InputFile> inputs) {

  /** A folder beside the decision whose rows come before the bundled catalogues'. */
  private static final String CATALOGUE = "catalogue";

  /** Reads a decision, its bills and its own catalogue rows, showing progress. */
  static Worked of(Terminal terminal, Path given, LocalDate today) {
    return of(terminal, given, today, Optional.empty());
  }

  /**
   * Reads a decision as {@link #of(Terminal, Path, LocalDate)} does.
   *
   * @param locale the language and region its brief is written for, instead of its own
   */
  static Worked of(Terminal terminal, Path given, LocalDate today, Optional<Locale> locale) {
    // Read while the bills are: the two need nothing of each other.
    CompletableFuture<Catalogue> bundled = CompletableFuture.supplyAsync(Catalogue::bundled);
    Decision read = DecisionReader.read(given, today);
    Decision decision = locale.map(read::in).orElse(read);
    List<InputFile> inputs = new ArrayList<>();
    inputs.add(hashed(decision.folder(), Decision.FILE));
    decision.playbookFile().ifPresent(file -> inputs.add(hashed(decision.folder(), file)));
    Optional<Bill> bill = bill(terminal, decision);
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

  private static Optional<Bill> bill(Terminal terminal, Decision decision) {
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
    return Optional.of(
        BillReader.read(
            decision.folder(),
            bills,
            options,
            (file, done, total) -> terminal.progress("Reading " + file, done, total)));
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

  Brief brief() {
    return BriefMaker.of(evaluation, Version.text(), inputs);
  }

  /** Whether everything that was given could be read. */
  boolean isWhole() {
    return evaluation
        .bill()
        .map(b -> b.unreadableRows() == 0 && b.unreadable().isEmpty())
        .orElse(true);
  }
}
