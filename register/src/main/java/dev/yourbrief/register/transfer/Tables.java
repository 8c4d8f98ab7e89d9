package dev.yourbrief.register.transfer;

import java.util.List;

/** The tables of a register, as a copy of it holds them. */
final class Tables {

  /** Those that are copied, each after those it refers to. */
  static final List<String> COPIED =
      List.of(
          "person",
          "api_token",
          "decision",
          "decision_file",
          "version",
          "version_file",
          "sign_off",
          "escalation",
          "prediction",
          "recheck",
          "share",
          "followed",
          "finding",
          "reminder",
          "setting",
          "audit");

  /** Bytes, which lie beside the tables as files. */
  static final List<String> BYTES = List.of("content", "content_part");

  /**
   * What is left out: who is signed in, who failed to, which server does what just now, links and
   * answers that live for a while, keys that are made anew; and what the migrations keep for
   * themselves.
   */
  static final List<String> LEFT_OUT =
      List.of(
          "session",
          "password_link",
          "login_failure",
          "server_key",
          "answered",
          "lease",
          "flyway_schema_history");

  private Tables() {}
}
