package dev.yourbrief.cli;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.decision.Conflict;
import dev.yourbrief.register.people.Person;
import dev.yourbrief.register.people.Role;
import java.time.Clock;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The person that a command is about, and the register they are in. */
final class PersonChosen {

  /** What the record says of who used the command: whoever may write the register's folder. */
  static final Actor BY = Actor.named("the command line");

  @Mixin DataOption data = new DataOption();

  @Parameters(index = "0", paramLabel = "NAME", description = "The person's name.")
  String name = "";

  /** Does something to them. */
  void change(Clock clock, Change change) {
    inRegister(
        data,
        clock,
        register ->
            change.apply(
                register,
                register
                    .accounts()
                    .people()
                    .named(name)
                    .orElseThrow(() ->
                        new InputException(
                            Problem.of(
                                Location.of(name),
                                "there is no person of this name",
                                "See who there is: yourbrief people list")))));
  }

  /** Something that is done to a person. */
  @FunctionalInterface
  interface Change {
    void apply(Register register, Person person);
  }

  /** Works on a register; what stands against it is said as what is wrong with the input. */
  static void inRegister(DataOption data, Clock clock, Consumer<Register> work) {
    try (Register register = data.open(clock)) {
      work.accept(register);
    } catch (Conflict e) {
      throw new InputException(
          Problem.of(Location.of("people"), String.valueOf(e.getMessage()), ""));
    }
  }

  static Role role(String word) {
    return Role.named(word)
        .orElseThrow(() ->
            new InputException(
                Problem.of(
                    Location.of("--role"),
                    "'" + word + "' is no role",
                    "Write viewer, editor, approver or admin")));
  }
}
