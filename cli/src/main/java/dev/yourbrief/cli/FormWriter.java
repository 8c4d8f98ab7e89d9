package dev.yourbrief.cli;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Form;
import dev.yourbrief.publish.Paper;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes a brief's forms into a folder.
 *
 * @param folder where they go
 * @param paper the size of those that have pages
 */
record FormWriter(Path folder, Paper paper) {

  /** Writes one form whole; a calendar goes on from the one that stands there. */
  void write(Brief brief, Form form) throws IOException {
    Path file = folder.resolve(form.file());
    Optional<String> earlier = form == Form.CALENDAR ? earlier(file) : Optional.empty();
    WholeFile.write(file, form.of(brief, paper, earlier));
  }

  /** What stands there, if it is text: a calendar that cannot be read is begun afresh. */
  private static Optional<String> earlier(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file));
    } catch (MalformedInputException e) {
      return Optional.empty();
    }
  }
}
