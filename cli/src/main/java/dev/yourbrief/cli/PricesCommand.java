package dev.yourbrief.cli;

import picocli.CommandLine.Command;

@Command(
    name = "prices",
    mixinStandardHelpOptions = true,
    description =
        "Refreshes a catalogue's token prices from public lists, and shows what is known.",
    subcommands = {PricesImportCommand.class, PricesShowCommand.class})
final class PricesCommand {}
