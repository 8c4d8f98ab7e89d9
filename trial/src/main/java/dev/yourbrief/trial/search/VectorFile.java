package dev.yourbrief.trial.search;

import dev.yourbrief.figure.source.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Vectors kept on disk. The file is named after the hash of the model and the texts, and holds:
 * eight letters that say what it is, that hash (32 bytes), rows and length of a row (4 bytes each,
 * little-endian like all numbers), the numbers (4 bytes each), and the hash of all before (32
 * bytes).
 */
final class VectorFile {

  private static final byte[] MAGIC = "YBVEC001".getBytes(StandardCharsets.US_ASCII);
  private static final int HASH = 32;
  private static final int HEAD = 8 + HASH + 8;

  private final Path file;
  private final byte[] key;
  private final int rows;
  private final int dimensions;

  VectorFile(Path folder, Embedder embedder, List<String> texts) {
    key = key(embedder, texts);
    rows = texts.size();
    dimensions = embedder.dimensions();
    file = folder.resolve("vectors-" + HexFormat.of().formatHex(key, 0, 16) + ".bin");
  }

  Path path() {
    return file;
  }

  /** Lengths go into the hash too, so that no two lists of texts run together into one. */
  private static byte[] key(Embedder embedder, List<String> texts) {
    MessageDigest digest = Hash.sha256();
    add(digest, embedder.name());
    for (String text : texts) {
      add(digest, text);
    }
    return digest.digest();
  }

  /** Character by character, so that texts which no encoding keeps apart are told apart too. */
  private static void add(MessageDigest digest, String text) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(4 + 2L * text.length()));
    bytes.putInt(text.length()).asCharBuffer().put(text);
    digest.update(bytes.array());
  }

  /** What the file holds; empty when there is none, or when it is not whole and ours. */
  Optional<Vectors> read() {
    long size = HEAD + 4L * rows * dimensions + HASH;
    try {
      if (!Files.isRegularFile(file) || Files.size(file) != size) {
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(file);
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      if (bytes.length != size
          || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
          || !Arrays.equals(bytes, 8, 8 + HASH, key, 0, HASH)
          || buffer.getInt(8 + HASH) != rows
          || buffer.getInt(8 + HASH + 4) != dimensions
          || !Arrays.equals(
              sum(bytes), Arrays.copyOfRange(bytes, bytes.length - HASH, bytes.length))) {
        return Optional.empty();
      }
      float[] flat = new float[rows * dimensions];
      buffer.position(HEAD).asFloatBuffer().get(flat);
      return Optional.of(new Vectors(flat, dimensions));
    } catch (IOException _) {
      // A file that cannot be read is made anew, like one that is damaged.
      return Optional.empty();
    }
  }

  /** Writes the file whole or not at all; readers see the old one until then. */
  void write(Vectors vectors) {
    byte[] bytes = new byte[Math.toIntExact(HEAD + 4L * rows * dimensions + HASH)];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(MAGIC).put(key).putInt(rows).putInt(dimensions);
    for (int row = 0; row < rows; row++) {
      for (float value : vectors.row(row)) {
        buffer.putFloat(value);
      }
    }
    buffer.put(sum(bytes));
    try {
      Path parent = file.toAbsolutePath().getParent();
      Path folder = Files.createDirectories(parent == null ? Path.of(".") : parent);
      Path part = Files.createTempFile(folder, "vectors-", ".part");
      try {
        Files.write(part, bytes);
        move(part);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void move(Path part) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static byte[] sum(byte[] bytes) {
    MessageDigest digest = Hash.sha256();
    digest.update(bytes, 0, bytes.length - HASH);
    return digest.digest();
  }
}
