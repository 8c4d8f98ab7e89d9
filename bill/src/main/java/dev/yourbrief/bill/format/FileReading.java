package dev.yourbrief.bill.format;

import java.io.IOException;

/**
 * What a file turned out to be.
 *
 * @param format its format's name; empty when it is none that is known
 * @param version its version or generation, or an empty string
 * @param zone the zone its days are in
 * @param sha256 the hash of its bytes
 */
public record FileReading(String format, String version, String zone, String sha256) {

  static final FileReading UNKNOWN = new FileReading("", "", "", "");

  public boolean isKnown() {
    return !format.isEmpty();
  }

  /** With the hash of the whole file; what is left of it is read for that. */
  FileReading withHash(FileBytes bytes) throws IOException {
    return sha256.isEmpty() ? new FileReading(format, version, zone, bytes.drainAndHash()) : this;
  }
}
