package dev.yourbrief.cli;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A {@code brief.json} as a user names it: the file, a folder that holds it, or a decision's
 * folder.
 *
 * @param name what to call it in messages
 * @param text what is written in it
 */
record BriefFile(String name, String text) {

  private static final String FIX = "Name a brief.json";

  /**
   * Reads a brief's file.
   *
   * @throws InputException if there is none, or it is not text
   */
  static BriefFile read(Path path) throws IOException {
    Path file = Files.isDirectory(path) ? within(path) : path;
    try {
      return read(file.toString(), Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw problem(file.toString(), "there is no such file");
    }
  }

  /** Reads what comes in on standard input. */
  static BriefFile read(InputStream in) throws IOException {
    return read("standard input", in.readAllBytes());
  }

  private static BriefFile read(String name, byte[] bytes) {
    try {
      return new BriefFile(
          name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw problem(name, "this is not text, so it is no brief");
    }
  }

  private static Path within(Path folder) {
    return List.of(folder.resolve("brief.json"), folder.resolve("out").resolve("brief.json"))
        .stream()
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() ->
            problem(
                folder.toString(), "there is no brief.json in this folder, nor in out/ within it"));
  }

  private static InputException problem(String name, String what) {
    return new InputException(Problem.of(Location.of(name), what, FIX));
  }
}
