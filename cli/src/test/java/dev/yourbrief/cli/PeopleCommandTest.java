package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.register.Register;
import dev.yourbrief.register.people.SignIns.Outcome;
import dev.yourbrief.register.store.StoreAddress;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleCommandTest {

  private static final String GOOD = "correct horse battery";

  @TempDir Path folder = Path.of("");

  @Test
  void theFirstAccountIsAnAdminsWithAPasswordFromStandardInput() {
    Shell viewer = people("add", "Vic", "--role", "viewer");
    assertThat(viewer.status()).isEqualTo(Exit.INPUT);
    assertThat(viewer.words()).contains("first account is an admin's");
    Shell weak = typing("short\n", "add", "Ada", "--role", "admin", "--password-stdin");
    assertThat(weak.status()).isEqualTo(Exit.INPUT);
    assertThat(weak.words()).contains("too short");
    assertThat(people("list").words()).contains("There are no accounts");
    Shell ada =
        typing(
            GOOD + "\n",
            "add",
            "Ada Lovelace",
            "--role",
            "admin",
            "--email",
            "ada@example.com",
            "--password-stdin");
    assertThat(ada.words()).contains("Ada Lovelace has an account: admin").doesNotContain(GOOD);
    assertThat(ada.status()).isEqualTo(Exit.DONE);
    assertThat(tried("ada lovelace", GOOD)).isInstanceOf(Outcome.Known.class);
    assertThat(people("list").out()).contains("Ada Lovelace  admin        ada@example.com");
  }

  @Test
  void withoutAPasswordALinkIsPrintedAloneOnStandardOutput() throws Exception {
    Shell ada = people("add", "Ada", "--role", "admin");
    assertThat(ada.out()).matches("/password/[A-Za-z0-9_-]{43}\\R");
    String secret = ada.out().strip().substring("/password/".length());
    assertThat(in(r -> r.accounts().signIns().linked(secret).orElseThrow().name()))
        .isEqualTo("Ada");
    Files.writeString(
        folder.resolve("yourbrief.yaml"), "address: https://decisions.example.com/\n");
    assertThat(people("password", "Ada").out())
        .startsWith("https://decisions.example.com/password/");
    assertThat(people("list").words()).contains("no password yet");
  }

  @Test
  void aForgottenPasswordIsSetAnew() {
    typing(GOOD, "add", "Ada", "--role", "admin", "--password-stdin");
    typing("another long one", "password", "ada", "--password-stdin");
    assertThat(tried("Ada", GOOD)).isEqualTo(new Outcome.Refused());
    assertThat(tried("Ada", "another long one")).isInstanceOf(Outcome.Known.class);
  }

  @Test
  void rolesChangeAndPeopleLeaveButNotTheLastAdmin() {
    typing(GOOD, "add", "Ada", "--role", "admin", "--password-stdin");
    typing(GOOD, "add", "Bob", "--role", "viewer", "--password-stdin");
    assertThat(people("deactivate", "Ada").words()).contains("only admin left");
    assertThat(people("role", "Bob", "king").words()).contains("'king' is no role");
    assertThat(people("role", "Nobody", "viewer").words()).contains("no person of this name");
    assertThat(people("role", "Bob", "admin").out()).contains("Bob is admin.");
    assertThat(people("deactivate", "Ada").status()).isEqualTo(Exit.DONE);
    assertThat(people("list").out()).contains("Bob  admin").contains("Ada  deactivated");
    assertThat(tried("Ada", GOOD)).isEqualTo(new Outcome.Refused());
    people("activate", "Ada");
    assertThat(tried("Ada", GOOD)).isInstanceOf(Outcome.Known.class);
  }

  private Shell people(String... arguments) {
    Object[] words = new Object[arguments.length + 3];
    words[0] = "people";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    words[arguments.length + 1] = "--data";
    words[arguments.length + 2] = folder;
    return Shell.run(words);
  }

  private Shell typing(String text, String... arguments) {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      return people(arguments);
    } finally {
      System.setIn(before);
    }
  }

  private Outcome tried(String name, String password) {
    return in(register -> register.accounts().signIns().tried(name, password));
  }

  private <T> T in(Function<Register, T> work) {
    InstantSource day = InstantSource.fixed(Instant.parse("2026-11-23T13:00:00Z"));
    try (Register register =
        Register.open(new StoreAddress.Embedded(folder), day, ZoneOffset.UTC)) {
      return work.apply(register);
    }
  }
}
