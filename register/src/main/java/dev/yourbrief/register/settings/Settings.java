package dev.yourbrief.register.settings;

import dev.yourbrief.register.store.StoreAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a register is set up.
 *
 * @param folder the folder it is in
 * @param listen where pages are served
 * @param address what the links in mails and feeds begin with; empty: where pages are served
 * @param database where the tables are
 * @param mail how mail is sent; empty: none is
 * @param webhooks who else is told
 * @param signIn accounts elsewhere that may sign in; empty: only those kept here
 * @param follow folders on this machine under which decisions may follow new files
 */
public record Settings(
    Path folder,
    Listen listen,
    Optional<URI> address,
    StoreAddress database,
    Optional<Mail> mail,
    List<Webhook> webhooks,
    Optional<SignIn> signIn,
    List<Path> follow) {

  /** The file it is written in. */
  public static final String FILE = "yourbrief.yaml";

  /** The same, listening elsewhere where something else is said. */
  public Settings listening(Optional<String> host, Optional<Integer> port) {
    return new Settings(
        folder,
        new Listen(host.orElse(listen.host()), port.orElse(listen.port())),
        address,
        database,
        mail,
        webhooks,
        signIn,
        follow);
  }

  /** A name or number of this machine, and a port. */
  public record Listen(String host, int port) {}

  /** How a connection to a mail server is kept from being read. */
  public enum Tls {
    STARTTLS,
    TLS,
    NONE
  }

  /**
   * A mail server.
   *
   * @param from the address mails come from
   */
  public record Mail(
      String host,
      int port,
      Tls tls,
      Optional<String> user,
      Optional<Secret> password,
      String from) {}

  /**
   * An address that is told by HTTP: a JSON body with {@code text}, as Slack's incoming webhooks
   * take it.
   *
   * @param url where; it is a secret where it holds one
   * @param key what the body is signed with; empty: it is not
   */
  public record Webhook(String name, Secret url, Optional<Secret> key) {}

  /**
   * An OpenID Connect provider.
   *
   * @param name what the button says
   * @param role the role of somebody who signs in for the first time
   * @param domains the domains of e-mail addresses that may; empty: all the provider lets in
   */
  public record SignIn(
      String name, URI issuer, String client, Secret secret, String role, List<String> domains) {}
}
