package dev.yourbrief.cli;

import dev.yourbrief.playbook.Version;
import picocli.CommandLine;

/** What {@code --version} prints. */
final class ProgramVersion implements CommandLine.IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"yourbrief " + Version.text()};
  }
}
