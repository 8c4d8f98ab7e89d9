package dev.yourbrief.bill.container;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacked bytes, counted against a budget. Whatever is wrong with the packed ones shows as a
 * {@link CutException} after the last good byte, and on every read after that.
 */
public final class Unpacking extends InputStream {

  /** What a damaged block takes with it: the decompressor gives nothing of a read that fails. */
  private static final int PIECE = 4 << 10;

  private static final int BUFFER = 64 << 10;

  private final InputStream in;
  private final Budget budget;
  private final long crc;
  private final CRC32 seen = new CRC32();
  private long unpacked;
  private @Nullable CutException cut;

  private Unpacking(InputStream in, Budget budget, long crc) {
    this.in = in;
    this.budget = budget;
    this.crc = crc;
  }

  /** Unpacks gzip, of one member or several. */
  public static Unpacking gzip(InputStream packed, Budget budget) throws IOException {
    try {
      return new Unpacking(new GZIPInputStream(packed, BUFFER), budget, -1);
    } catch (IOException e) {
      throw broken(e, 0);
    }
  }

  /** Unpacks Zstandard, of one frame or several. */
  public static Unpacking zstd(InputStream packed, Budget budget) {
    return new Unpacking(ZstdInputStream.create(packed), budget, -1);
  }

  /**
   * An entry of an archive, unpacked by its reader.
   *
   * @param crc what its bytes must sum up to; -1 when the reader checks or nobody knows
   */
  static Unpacking entry(InputStream unpacked, Budget budget, long crc) {
    return new Unpacking(unpacked, budget, crc);
  }

  boolean isCut() {
    return cut != null;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (cut != null) {
      throw cut;
    }
    try {
      int n = in.read(target, from, Math.min(length, PIECE));
      if (n > 0) {
        unpacked += n;
        budget.take(n);
        if (crc >= 0) {
          seen.update(target, from, n);
        }
      } else if (n < 0 && crc >= 0 && seen.getValue() != crc) {
        throw new IOException("its checksum does not match");
      }
      return n;
    } catch (CutException e) {
      cut = e;
      throw e;
    } catch (IOException | RuntimeException e) {
      // The decompressors of others throw what they like at damaged bytes.
      cut = broken(e, unpacked);
      throw cut;
    }
  }

  @Override
  public int available() throws IOException {
    return cut == null ? in.available() : 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private static CutException broken(Exception e, long unpacked) {
    String message = e.getMessage();
    String reason = message == null ? "it breaks off" : message.lines().findFirst().orElse("");
    return new CutException(
        "its compressed data is damaged or breaks off after "
            + unpacked
            + " unpacked bytes ("
            + reason
            + "); what comes before was read",
        "Download or export it again");
  }
}
