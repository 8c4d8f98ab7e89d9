package dev.yourbrief.bill.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the list at the end of a ZIP archive says and Java's own reader does not tell: which entries
 * are links, and which are encrypted.
 *
 * @param links the names of entries that are symbolic links
 * @param encrypted the names of entries that need a password
 */
record ZipDirectory(Set<String> links, Set<String> encrypted) {

  /** A list longer than this is not taken into memory: ten thousand entries need a tenth. */
  private static final int MAX_BYTES = 16 << 20;

  private static final int END_LENGTH = 22;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final int END_SIGNATURE = 0x06054B50;
  private static final int ENTRY_SIGNATURE = 0x02014B50;
  private static final int ENTRY_LENGTH = 46;
  private static final int UNIX = 3;
  private static final int TYPE_MASK = 0xF000;
  private static final int LINK = 0xA000;

  /**
   * Reads the list; empty when there is none, or it is too long to be one of an export's.
   *
   * @param names the character set of names that do not say theirs
   */
  static Optional<ZipDirectory> read(Path file, Charset names) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      ByteBuffer tail = at(channel, Math.max(0, size - END_LENGTH - MAX_COMMENT), size);
      for (int i = tail.limit() - END_LENGTH; i >= 0; i--) {
        if (tail.getInt(i) == END_SIGNATURE) {
          long length = Integer.toUnsignedLong(tail.getInt(i + 12));
          long end = size - tail.limit() + i;
          return length > MAX_BYTES || length > end
              ? Optional.empty()
              : Optional.of(entries(at(channel, end - length, end), names));
        }
      }
      return Optional.empty();
    }
  }

  private static ByteBuffer at(FileChannel channel, long from, long to) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) (to - from)).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(from);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // A channel may give less than was asked for.
    }
    return bytes.flip();
  }

  private static ZipDirectory entries(ByteBuffer list, Charset names) {
    Set<String> links = new HashSet<>();
    Set<String> encrypted = new HashSet<>();
    int at = 0;
    while (at + ENTRY_LENGTH <= list.limit() && list.getInt(at) == ENTRY_SIGNATURE) {
      int flags = list.getShort(at + 8);
      int nameLength = Short.toUnsignedInt(list.getShort(at + 28));
      int end = at + ENTRY_LENGTH + nameLength;
      if (end > list.limit()) {
        break;
      }
      byte[] name = new byte[nameLength];
      list.get(at + ENTRY_LENGTH, name);
      String text = new String(name, (flags & 0x800) != 0 ? UTF_8 : names);
      if (list.get(at + 5) == UNIX && (list.getInt(at + 38) >>> 16 & TYPE_MASK) == LINK) {
        links.add(text);
      }
      if ((flags & 1) != 0) {
        encrypted.add(text);
      }
      at =
          end
              + Short.toUnsignedInt(list.getShort(at + 30))
              + Short.toUnsignedInt(list.getShort(at + 32));
    }
    return new ZipDirectory(links, encrypted);
  }
}
