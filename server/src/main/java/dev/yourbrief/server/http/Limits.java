package dev.yourbrief.server.http;

/**
 * How much a request may hold.
 *
 * @param body bytes of a body that is no form with files
 * @param upload bytes of a form with files, all together
 * @param files how many files a form may bring
 */
public record Limits(long body, long upload, int files) {

  public static final Limits USUAL = new Limits(8L << 20, 512L << 20, 200);
}
