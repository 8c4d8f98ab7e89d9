package dev.yourbrief.bill.format;

/**
 * What a file turned out to be.
 *
 * @param format its format's name; empty when it is none that is known
 * @param version its version or generation, or an empty string
 * @param zone the zone its days are in
 * @param sha256 the hash of its bytes; empty when nobody asked for it
 */
public record FileReading(String format, String version, String zone, String sha256) {

  static final FileReading UNKNOWN = new FileReading("", "", "", "");

  public boolean isKnown() {
    return !format.isEmpty();
  }

  FileReading withHash(String hash) {
    return new FileReading(format, version, zone, hash);
  }
}
