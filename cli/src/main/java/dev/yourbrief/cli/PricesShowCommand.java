package dev.yourbrief.cli;

import static dev.yourbrief.cli.Terminal.padded;
import static dev.yourbrief.cli.Terminal.right;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.ModelPrice;
import dev.yourbrief.crossover.prices.Disagreement;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description =
        "Shows what is known of a model's prices: every source, tier and day, and where sources"
            + " disagree.")
final class PricesShowCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Parameters(index = "0", paramLabel = "MODEL", description = "Any name the model goes by.")
  String model = "";

  @Option(
      names = "--catalogue",
      paramLabel = "DIR",
      description = "A folder of your own catalogue rows.")
  Optional<Path> folder = Optional.empty();

  PricesShowCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Catalogue catalogue = Catalogues.with(folder);
    List<ModelPrice> prices = catalogue.prices(model);
    if (prices.isEmpty()) {
      throw new InputException(
          Problem.of(
              Location.of("MODEL"),
              "no price of '" + model + "' is known",
              catalogue
                  .closestModel(model)
                  .map(name -> "Did you mean '" + name + "'?")
                  .orElse("Import a price list, or add a row to a catalogue folder")));
    }
    String id = prices.getFirst().model();
    heading(id + ", USD per million tokens");
    line(
        "  "
            + padded("from", 12)
            + right("input", 9)
            + right("read", 9)
            + right("write 5m", 9)
            + right("write 1h", 9)
            + right("output", 9)
            + "  seller, tier");
    prices.forEach(this::row);
    line(terminal.faint("  - not known"));
    LocalDate today = LocalDate.now(clock);
    new DisagreementsView(terminal, folder.orElse(Path.of("catalogue")))
        .print(Disagreement.of(catalogue, List.of(id), today));
    return Exit.DONE;
  }

  private void row(ModelPrice price) {
    StringBuilder row = new StringBuilder("  ");
    row.append(
        padded(
            price.effectiveFrom().equals(ModelPrice.SINCE_EVER)
                ? ""
                : price.effectiveFrom().toString(),
            12));
    for (String kind : Catalogue.PRICE_KINDS) {
      row.append(right(price.usdPerMtok(kind).map(DisagreementsView::plain).orElse("-"), 9));
    }
    row.append("  ").append(price.provider()).append(", ").append(price.tier());
    line(row.toString());
    String announced = price.isAnnounced() ? "; only announced then, and not in force" : "";
    line(
        terminal.faint(
            "              "
                + terminal.wrapped(price.source() + ", as of " + price.asOf() + announced, 14)));
  }

  private void heading(String text) {
    line("");
    line("  " + terminal.bold(text));
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
