package dev.yourbrief.cli;

import java.time.Clock;
import picocli.CommandLine;

/** Makes the commands and hands each what it may touch: the terminal and the clock. */
record Commands(Terminal terminal, Clock clock) implements CommandLine.IFactory {

  @Override
  public <K> K create(Class<K> type) throws Exception {
    Object command =
        switch (type.getSimpleName()) {
          case "NewCommand" -> new NewCommand(terminal);
          case "CheckCommand" -> new CheckCommand(terminal, clock);
          case "BillCommand" -> new BillCommand(terminal, clock);
          case "PricesImportCommand" -> new PricesImportCommand(terminal, clock);
          case "PricesShowCommand" -> new PricesShowCommand(terminal, clock);
          case "CapacityCommand" -> new CapacityCommand(terminal);
          case "CrossoverCommand" -> new CrossoverCommand(terminal, clock);
          case "ProbeCommand" -> new ProbeCommand(terminal, clock);
          case "BriefCommand" -> new BriefCommand(terminal, clock);
          case "TrialNewCommand" -> new TrialNewCommand(terminal);
          case "TrialPlanCommand" -> new TrialPlanCommand(terminal, clock);
          case "TrialLockCommand" -> new TrialLockCommand(terminal, clock);
          case "TrialUnlockCommand" -> new TrialUnlockCommand(terminal, clock);
          case "TrialRunCommand" -> new TrialRunCommand(terminal, clock);
          case "TrialExportCommand" -> new TrialExportCommand(terminal, clock);
          case "TrialCompareCommand" -> new TrialCompareCommand(terminal);
          case "GatewayCommand" -> new GatewayCommand(terminal, clock);
          case "GatewayKeyCommand" -> new GatewayKeyCommand(terminal);
          case "GatewayCheckCommand" -> new GatewayCheckCommand(terminal, clock);
          case "GatewayImportCommand" -> new GatewayImportCommand(terminal);
          case "GatewayWatchCommand" -> new GatewayWatchCommand(terminal);
          case "WatchCommand" -> new WatchCommand(terminal, clock);
          case "RegisterListCommand" -> new RegisterListCommand(terminal, clock);
          case "RegisterExportCommand" -> new RegisterExportCommand(terminal, clock);
          case "RegisterImportCommand" -> new RegisterImportCommand(terminal, clock);
          case "RegisterBackupCommand" -> new RegisterBackupCommand(terminal, clock);
          case "RegisterRestoreCommand" -> new RegisterRestoreCommand(terminal, clock);
          case "RegisterVerifyCommand" -> new RegisterVerifyCommand(terminal, clock);
          case "PeopleAddCommand" -> new PeopleAddCommand(terminal, clock);
          case "PeopleListCommand" -> new PeopleListCommand(terminal, clock);
          case "PeopleRoleCommand" -> new PeopleRoleCommand(terminal, clock);
          case "PeoplePasswordCommand" -> new PeoplePasswordCommand(terminal, clock);
          case "PeopleDeactivateCommand" -> new PeopleDeactivateCommand(terminal, clock);
          case "PeopleActivateCommand" -> new PeopleActivateCommand(terminal, clock);
          case "ServeCommand" -> new ServeCommand(terminal, clock);
          case "DiffCommand" -> new DiffCommand(terminal);
          case "VerifyCommand" -> new VerifyCommand(terminal);
          case "McpCommand" -> new McpCommand(clock);
          default -> CommandLine.defaultFactory().create(type);
        };
    return type.cast(command);
  }
}
