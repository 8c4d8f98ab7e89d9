package dev.yourbrief.cli;

import picocli.CommandLine.Command;

@Command(
    name = "people",
    mixinStandardHelpOptions = true,
    description =
        "Who may use a register: viewers read, editors change decisions, approvers sign them off,"
            + " admins manage people. Without any account a register is for this machine alone.",
    subcommands = {
      PeopleAddCommand.class,
      PeopleListCommand.class,
      PeopleRoleCommand.class,
      PeoplePasswordCommand.class,
      PeopleDeactivateCommand.class,
      PeopleActivateCommand.class
    })
final class PeopleCommand {}
