package dev.yourbrief.cli;

import picocli.CommandLine.Command;

@Command(
    name = "register",
    mixinStandardHelpOptions = true,
    description = "Lists, writes out, takes in, copies and checks a register of decisions.",
    subcommands = {
      RegisterListCommand.class,
      RegisterExportCommand.class,
      RegisterImportCommand.class,
      RegisterBackupCommand.class,
      RegisterRestoreCommand.class,
      RegisterVerifyCommand.class
    })
final class RegisterCommand {}
