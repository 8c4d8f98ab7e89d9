package dev.yourbrief.register.recheck;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.register.settings.Settings;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One pass of everything that is done without anybody asking: new files, computing again, finding
 * what is to be said, saying it. Two at once do no harm, only work twice; so servers agree by a
 * lease who does it.
 */
public final class Rounds {

  private static final System.Logger LOG = System.getLogger("dev.yourbrief.register");
  private static final String LEASE = "rounds";

  /** Kept for longer before each step; a step takes much less. */
  private static final Duration LEASE_TIME = Duration.ofMinutes(15);

  /**
   * What a round did.
   *
   * @param looks each decision that has a version
   * @param found how many reminders were put into the outbox
   * @param sent how many were sent
   */
  public record Round(List<Watch.Look> looks, int found, int sent) {

    /** Whether a bar or a verdict is in another state than the newest version has it. */
    public boolean isFlipped() {
      return looks.stream().anyMatch(Watch.Look::isFlipped);
    }
  }

  private final Register register;
  private final Watch watch;
  private final Outbox outbox;
  private final Reminders reminders;
  private final Leases leases;

  private Rounds(Register register, Settings settings) {
    this.register = register;
    this.watch = new Watch(register, new Followed(register.store(), settings.follow()));
    this.outbox = new Outbox(register.store());
    this.reminders = new Reminders(register.store(), settings, register.due(), outbox);
    this.leases = new Leases(register.store());
  }

  public static Rounds of(Register register, Settings settings) {
    return new Rounds(register, settings);
  }

  /** A round, unless another server is at it. */
  public Optional<Round> runIfFree() {
    if (!leases.take(LEASE, LEASE_TIME)) {
      return Optional.empty();
    }
    try {
      return Optional.of(run(_ -> leases.take(LEASE, LEASE_TIME)));
    } finally {
      leases.release(LEASE);
    }
  }

  /**
   * A round, whoever else is at it.
   *
   * @param next is told the decision that is looked at next
   */
  public Round run(Consumer<String> next) {
    LocalDate today = register.today();
    List<Watch.Look> looks = new ArrayList<>();
    for (String decision : decisions()) {
      next.accept(decision);
      look(decision, today).ifPresent(looks::add);
    }
    next.accept("");
    int found = reminders.find(today);
    int sent = reminders.deliver();
    return new Round(List.copyOf(looks), found, sent);
  }

  /** One that cannot be looked at holds up no other. */
  private Optional<Watch.Look> look(String decision, LocalDate today) {
    try {
      return watch.look(decision, today);
    } catch (InputException e) {
      LOG.log(
          System.Logger.Level.WARNING, "{0} cannot be looked at: {1}", decision, e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, decision + " cannot be looked at", e);
    }
    return Optional.empty();
  }

  private List<String> decisions() {
    return register.versions().newest().stream().map(VersionEntry::decision).toList();
  }
}
