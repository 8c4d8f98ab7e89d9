package dev.yourbrief.register.recheck;

import dev.yourbrief.register.settings.Secret;
import dev.yourbrief.register.settings.Settings;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Sends a reminder by mail (SMTP, RFC 5321), each over a connection of its own. */
final class Mailer {

  private static final System.Logger LOG = System.getLogger("dev.yourbrief.register");
  private static final String WAIT = "30000";
  private static final int LONGEST_SUBJECT = 160;
  private static final int LONGEST_ID = 40;

  private final Settings.Mail mail;
  private final Session session;

  Mailer(Settings.Mail mail) {
    this.mail = mail;
    String protocol = protocol();
    Properties properties = new Properties();
    String start = "mail." + protocol + ".";
    properties.setProperty(start + "host", mail.host());
    properties.setProperty(start + "port", String.valueOf(mail.port()));
    properties.setProperty(start + "connectiontimeout", WAIT);
    properties.setProperty(start + "timeout", WAIT);
    properties.setProperty(start + "writetimeout", WAIT);
    properties.setProperty(start + "auth", String.valueOf(mail.user().isPresent()));
    properties.setProperty(start + "sendpartial", "false");
    properties.setProperty(start + "quitwait", "false");
    if (mail.tls() == Settings.Tls.STARTTLS) {
      properties.setProperty(start + "starttls.enable", "true");
      // Without this a server in between could strip the encryption off.
      properties.setProperty(start + "starttls.required", "true");
    }
    if (mail.tls() != Settings.Tls.NONE) {
      properties.setProperty(start + "ssl.checkserveridentity", "true");
    }
    this.session = Session.getInstance(properties);
  }

  private String protocol() {
    return mail.tls() == Settings.Tls.TLS ? "smtps" : "smtp";
  }

  Outcome send(Reminder reminder, String name, String email, Instant now) {
    InternetAddress to;
    Letter letter;
    try {
      to = address(email);
      to.setPersonal(OneLine.of(name), StandardCharsets.UTF_8.name());
      letter = letter(reminder, to, now);
    } catch (MessagingException | UnsupportedEncodingException e) {
      return new Outcome.Never("The address cannot be written to: " + said(e));
    }
    Transport transport;
    try {
      transport = session.getTransport(protocol());
    } catch (MessagingException e) {
      throw new IllegalStateException("the library has no " + protocol(), e);
    }
    try {
      transport.connect(mail.user().orElse(null), mail.password().map(Secret::open).orElse(null));
      transport.sendMessage(letter, new InternetAddress[] {to});
      return new Outcome.Sent();
    } catch (AuthenticationFailedException e) {
      return new Outcome.Later("The mail server does not let us in: " + said(e));
    } catch (MessagingException e) {
      return outcome(e, letter);
    } finally {
      close(transport);
    }
  }

  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      // What became of the message is known by then.
      LOG.log(System.Logger.Level.DEBUG, "a mail server did not take its leave", e);
    }
  }

  private Letter letter(Reminder reminder, InternetAddress to, Instant now)
      throws MessagingException {
    InternetAddress from = address(mail.from());
    String host = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
    Letter letter =
        new Letter(session, "<" + reminder.id().substring(0, LONGEST_ID) + "@" + host + ">");
    letter.setFrom(from);
    letter.setRecipient(Message.RecipientType.TO, to);
    letter.setSubject(
        OneLine.of(reminder.subject(), LONGEST_SUBJECT), StandardCharsets.UTF_8.name());
    letter.setSentDate(Date.from(now));
    // So that nobody's absence note answers it (RFC 3834).
    letter.setHeader("Auto-Submitted", "auto-generated");
    letter.setText(reminder.body(), StandardCharsets.UTF_8.name());
    letter.saveChanges();
    return letter;
  }

  /** One address, and nothing that would be another header. */
  private static InternetAddress address(String text) throws AddressException {
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new AddressException("it holds what no address holds");
    }
    InternetAddress[] all = InternetAddress.parse(text, true);
    if (all.length != 1) {
      throw new AddressException("it is not one address");
    }
    all[0].validate();
    return all[0];
  }

  /**
   * The server has a message once it answered what follows its last line with yes. Where all was
   * written and no answer came, nobody can tell.
   */
  private static Outcome outcome(MessagingException e, Letter letter) {
    Optional<Integer> code = code(e);
    if (code.isPresent() && code.get() >= 400) {
      String why = "The mail server said " + said(e);
      return code.get() >= 500 ? new Outcome.Never(why) : new Outcome.Later(why);
    }
    if (letter.isWritten()) {
      return new Outcome.Unsure("The connection broke after the mail was handed over.");
    }
    return new Outcome.Later("The mail server cannot be reached: " + said(e));
  }

  /** The worst answer among those that led to it. */
  private static Optional<Integer> code(MessagingException e) {
    Optional<Integer> worst = Optional.empty();
    Exception next = e;
    while (next instanceof MessagingException messaging) {
      int code =
          switch (messaging) {
            case SMTPSendFailedException failed -> failed.getReturnCode();
            case SMTPAddressFailedException failed -> failed.getReturnCode();
            case SMTPSenderFailedException failed -> failed.getReturnCode();
            default -> -1;
          };
      if (code >= 400 && (worst.isEmpty() || code > worst.get())) {
        worst = Optional.of(code);
      }
      next = messaging.getNextException();
    }
    return worst;
  }

  private static String said(Exception e) {
    return OneLine.of(String.valueOf(e.getMessage()), 200);
  }

  /** A message that keeps its name, and knows whether it was written whole. */
  private static final class Letter extends MimeMessage {

    private final String name;
    private boolean written;

    Letter(Session session, String name) {
      super(session);
      this.name = name;
    }

    boolean isWritten() {
      return written;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", name);
    }

    @Override
    public void writeTo(OutputStream out, String[] without) throws IOException, MessagingException {
      super.writeTo(out, without);
      written = true;
    }
  }
}
