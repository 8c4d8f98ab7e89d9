package dev.yourbrief.register.recheck;

import dev.yourbrief.register.decision.DecisionEntry;
import dev.yourbrief.register.decision.Decisions;
import dev.yourbrief.register.settings.Settings;
import dev.yourbrief.register.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Finds what is to be said, and says it. Finding is a pass over the due list and the findings: what
 * it comes upon is put into the outbox, where the same is only once. So it may run as often, and on
 * as many servers, as one likes.
 */
final class Reminders {

  private static final System.Logger LOG = System.getLogger("dev.yourbrief.register");

  /** What flipped longer ago is no news to somebody who came since. */
  private static final Duration NEWS = Duration.ofDays(14);

  private final Store store;
  private final Settings settings;
  private final DueList due;
  private final Decisions decisions;
  private final Findings findings;
  private final Recipients recipients;
  private final Outbox outbox;
  private final Links links;
  private final Optional<Mailer> mailer;
  private final WebhookSender webhooks = new WebhookSender();

  Reminders(Store store, Settings settings, DueList due, Outbox outbox) {
    this.store = store;
    this.settings = settings;
    this.due = due;
    this.decisions = new Decisions(store);
    this.findings = new Findings(store);
    this.recipients = new Recipients(store);
    this.outbox = outbox;
    this.links = Links.of(settings);
    this.mailer = settings.mail().map(Mailer::new);
  }

  /** Puts into the outbox what is to be said today; how much was not there before. */
  int find(LocalDate today) {
    if (mailer.isEmpty() && settings.webhooks().isEmpty()) {
      return 0;
    }
    List<Recipients.Recipient> active = recipients.active();
    int found = 0;
    for (DueItem item : due.all()) {
      Optional<Occasion> occasion = Occasion.of(item, today);
      if (occasion.isPresent()) {
        found +=
            say(
                item.decision(),
                occasion.get().name(),
                Recipients.of(active, item.who()),
                occasion.get().subject(),
                occasion.get().body(links));
      }
    }
    Instant since = store.clock().instant().minus(NEWS);
    for (Findings.Finding finding : findings.flippedSince(Store.text(since))) {
      String title =
          decisions.find(finding.decision()).map(DecisionEntry::title).orElse(finding.decision());
      found +=
          say(
              finding.decision(),
              "finding " + finding.base() + " " + finding.inputs(),
              Recipients.of(active, ""),
              "A bar flipped: " + OneLine.of(title),
              finding.summary() + "\n\n" + links.watch(finding.decision()) + "\n");
    }
    return found;
  }

  private int say(
      String decision,
      String occasion,
      List<Recipients.Recipient> people,
      String subject,
      String body) {
    int said = 0;
    if (mailer.isPresent()) {
      for (Recipients.Recipient person : people) {
        boolean isNew =
            outbox.put(decision, occasion, Reminder.Channel.MAIL, person.id(), subject, body);
        said += isNew ? 1 : 0;
      }
    }
    for (Settings.Webhook webhook : settings.webhooks()) {
      boolean isNew =
          outbox.put(decision, occasion, Reminder.Channel.WEBHOOK, webhook.name(), subject, body);
      said += isNew ? 1 : 0;
    }
    return said;
  }

  /** Sends what waits and may be sent now; how much was. */
  int deliver() {
    outbox.giveUp();
    int sent = 0;
    for (Reminder ready : outbox.ready()) {
      if (Thread.currentThread().isInterrupted()) {
        return sent;
      }
      Optional<Reminder> claimed = outbox.claim(ready);
      if (claimed.isPresent()) {
        Outcome outcome = sent(claimed.get());
        outbox.finish(claimed.get(), outcome);
        sent += outcome instanceof Outcome.Sent ? 1 : 0;
      }
    }
    return sent;
  }

  private Outcome sent(Reminder reminder) {
    try {
      return send(reminder);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a reminder could not be sent", e);
      return new Outcome.Unsure("This is a defect of the program, and is in its log.");
    }
  }

  private Outcome send(Reminder reminder) {
    Instant now = store.clock().instant();
    return switch (reminder.channel()) {
      case MAIL -> {
        Optional<Recipients.Recipient> person = recipients.find(reminder.recipient());
        if (mailer.isEmpty()) {
          yield new Outcome.Later("No mail server is set up.");
        }
        yield person
            .map(p -> mailer.get().send(reminder, p.name(), p.email(), now))
            .orElse(new Outcome.Never("This person has no address any more."));
      }
      case WEBHOOK ->
          settings.webhooks().stream()
              .filter(webhook -> webhook.name().equals(reminder.recipient()))
              .findFirst()
              .map(webhook -> webhooks.send(reminder, webhook, now))
              .orElse(new Outcome.Never("No webhook has this name any more."));
    };
  }
}
