package dev.yourbrief.cli;

import static dev.yourbrief.cli.Terminal.right;

import dev.yourbrief.crossover.prices.Disagreement;
import dev.yourbrief.crossover.prices.PriceBook;
import dev.yourbrief.crossover.prices.PriceList;
import dev.yourbrief.crossover.prices.PriceLists;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Adds what public price lists say to a catalogue's prices.csv. Older prices stay; where"
            + " sources disagree, all are kept and shown.")
final class PricesImportCommand implements Callable<Integer> {

  private static final int MOST_PROBLEMS = 10;
  private static final int MOST_FILES = 5_000;

  private final Terminal terminal;
  private final Clock clock;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Price lists, or folders of them: genai-prices, LiteLLM, models.dev, OpenRouter, or a"
              + " CSV.")
  List<Path> files = List.of();

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description = "The catalogue folder. Default: ${DEFAULT-VALUE}.",
      defaultValue = "catalogue")
  Path into = Path.of("catalogue");

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "The day the lists were current, where they do not say. Default: the day the file was"
              + " saved.")
  Optional<LocalDate> asOf = Optional.empty();

  @Option(names = "--dry-run", description = "Say what would change; write nothing.")
  boolean dryRun;

  PricesImportCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    LocalDate today = LocalDate.now(clock);
    asOf.filter(today::isBefore)
        .ifPresent(day -> {
          throw new InputException(
              Problem.of(
                  Location.of("--as-of"),
                  day + " is still to come",
                  "Give the day on which the list was downloaded"));
        });
    List<PriceList> lists = read(today);
    PriceBook book = PriceBook.in(into);
    List<PriceBook.Result> results = book.join(lists);
    boolean wrote = !dryRun && book.write();
    heading("Lists");
    for (int i = 0; i < lists.size(); i++) {
      list(lists.get(i), results.get(i));
    }
    heading(into.resolve("prices.csv").toString());
    line(
        dryRun
            ? "  Nothing was written (--dry-run)."
            : wrote ? "  Written." : "  Nothing new: the file is as it was.");
    new DisagreementsView(terminal, into)
        .print(Disagreement.of(book.catalogue(), book.touched(), today));
    boolean whole = lists.stream().allMatch(list -> list.unreadable() == 0);
    return whole ? Exit.DONE : Exit.PARTLY;
  }

  private List<PriceList> read(LocalDate today) throws IOException {
    List<PriceList> lists = new ArrayList<>();
    for (Path given : files) {
      for (Path file : within(given)) {
        lists.add(PriceLists.read(file, file.toString(), day(file, today)));
      }
    }
    return lists;
  }

  /** The files of a folder, however deep: models.dev keeps a file a model. */
  private static List<Path> within(Path given) throws IOException {
    if (!Files.isDirectory(given)) {
      return List.of(given);
    }
    try (Stream<Path> tree = Files.walk(given, 8)) {
      return tree.filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.(json|ya?ml|toml|csv)"))
          .limit(MOST_FILES)
          .sorted()
          .toList();
    }
  }

  /** Not the clock: the same file imported tomorrow says what it said today. */
  private LocalDate day(Path file, LocalDate today) throws IOException {
    if (asOf.isPresent() || !Files.exists(file)) {
      return asOf.orElse(today);
    }
    LocalDate saved =
        LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), clock.getZone());
    return saved.isAfter(today) ? today : saved;
  }

  private void list(PriceList list, PriceBook.Result result) {
    line("  " + terminal.bold(list.file()));
    say(
        list.source()
            + ", as of "
            + list.asOf()
            + (asOf.isPresent() ? "" : " where it names no day (the day the file was saved)")
            + ": "
            + count(list.prices())
            + " prices of "
            + count(list.models())
            + " models.");
    line(
        "    "
            + right(count(result.added()), 7)
            + " rows new, "
            + count(result.changed())
            + " changed, "
            + count(result.confirmed())
            + " confirmed, "
            + count(result.same())
            + " as before");
    if (result.announced() > 0) {
      line(
          "    "
              + right(count(result.announced()), 7)
              + " announced for later: kept, and not in force");
    }
    if (list.cleaned() > 0) {
      line(
          "    "
              + right(count(list.cleaned()), 7)
              + " with the rounding error of a computer's arithmetic, which is taken off");
    }
    list.leftOut().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(left ->
            line(
                terminal.faint(
                    "    " + right(count(left.getValue()), 7) + " left out: " + left.getKey())));
    if (list.unreadable() > 0) {
      List<Problem> some = list.problems().stream().limit(MOST_PROBLEMS).toList();
      some.forEach(p -> line("    " + terminal.open("! ") + terminal.wrapped(p.toString(), 6)));
      if (list.unreadable() > some.size()) {
        line("    and " + count(list.unreadable() - some.size()) + " more that cannot be read");
      }
    }
  }

  private void say(String text) {
    line("    " + terminal.wrapped(text, 4));
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private void heading(String text) {
    line("");
    line("  " + terminal.bold(text));
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
