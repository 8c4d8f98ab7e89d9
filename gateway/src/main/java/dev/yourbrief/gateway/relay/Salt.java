package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.ledger.Private;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;

/** The secret of a ledger's fingerprints: made once, kept beside the rows, in no export. */
final class Salt {

  private static final int BYTES = 32;
  private static final String NAME = "salt";

  private Salt() {}

  static byte[] of(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    try {
      byte[] known = Files.readAllBytes(file);
      if (known.length >= BYTES) {
        return known;
      }
    } catch (NoSuchFileException e) {
      // The first start.
    }
    byte[] salt = new byte[BYTES];
    new SecureRandom().nextBytes(salt);
    Files.write(file, salt, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    Private.file(file);
    return salt;
  }
}
