package dev.yourbrief.register.store;

import java.nio.file.Path;

/** Where a register is kept. */
public sealed interface StoreAddress {

  /** The folder for what is kept beside the tables: work in progress, and copies of older ones. */
  Path folder();

  /** In a folder of this machine: SQLite, in one file. */
  record Embedded(Path folder) implements StoreAddress {

    /** The name of the file. */
    public static final String FILE = "register.db";

    Path file() {
      return folder.resolve(FILE);
    }
  }

  /**
   * In a PostgreSQL that several servers may share.
   *
   * @param url as JDBC writes it, {@code jdbc:postgresql://host/database}
   * @param user who it is for
   * @param password never shown
   */
  record Shared(Path folder, String url, String user, String password) implements StoreAddress {

    @Override
    public String toString() {
      return "Shared[url=" + url + ", user=" + user + "]";
    }
  }
}
