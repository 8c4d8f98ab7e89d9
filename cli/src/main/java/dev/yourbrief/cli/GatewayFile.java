package dev.yourbrief.cli;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The configuration file that the gateway's commands take. */
final class GatewayFile {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The configuration. Default: ${DEFAULT-VALUE}.",
      defaultValue = "gateway.yaml")
  Path path = Path.of("gateway.yaml");
}
