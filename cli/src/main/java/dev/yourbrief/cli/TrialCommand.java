package dev.yourbrief.cli;

import picocli.CommandLine.Command;

@Command(
    name = "trial",
    mixinStandardHelpOptions = true,
    description =
        "One honest evaluation: does a model of your own beat prompt and retrieval? Planned,"
            + " locked, run and decided in this order.",
    subcommands = {
      TrialNewCommand.class,
      TrialPlanCommand.class,
      TrialLockCommand.class,
      TrialUnlockCommand.class,
      TrialRunCommand.class,
      TrialExportCommand.class,
      TrialCompareCommand.class
    })
final class TrialCommand {}
