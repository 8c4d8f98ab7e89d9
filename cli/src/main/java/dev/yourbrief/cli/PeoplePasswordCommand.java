package dev.yourbrief.cli;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "password",
    mixinStandardHelpOptions = true,
    description =
        "Sets somebody's password, or prints a link at which they set it. What they are signed in"
            + " by ends when it is set.")
final class PeoplePasswordCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Mixin PersonChosen person = new PersonChosen();
  @Mixin NewPassword password = new NewPassword();

  PeoplePasswordCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Optional<String> given = password.given();
    person.change(
        clock,
        (register, whom) ->
            NewPassword.set(terminal, register, person.data.settings(), whom, given));
    return Exit.DONE;
  }
}
