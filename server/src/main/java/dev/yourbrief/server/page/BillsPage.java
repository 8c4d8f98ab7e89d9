package dev.yourbrief.server.page;

import dev.yourbrief.figure.source.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The bills of a decision: which files there are, and what they cover.
 *
 * @param files the files there are
 * @param reading what they say; empty until they were read
 */
public record BillsPage(
    Shell shell, Flow flow, List<BillFileRow> files, Optional<Reading> reading) {

  /**
   * A file.
   *
   * @param path its path below the decision's folder
   * @param name the last part of it
   * @param size such as {@code 1.2 MB}
   */
  public record BillFileRow(String path, String name, String size) {}

  /**
   * What reading them came to.
   *
   * @param reader words of the brief they are part of; empty where they could not be read at all
   * @param spend what they say a month costs, as the id of a figure; empty if they do not
   * @param facts what they cover, a name and words each
   * @param files how each was read
   * @param unreadable what could not be read, the first of it
   * @param unreadableRows how many rows that is
   * @param notes what to know before relying on the numbers
   * @param problems why nothing could be read
   */
  public record Reading(
      Optional<Reader> reader,
      Optional<String> spend,
      List<Fact> facts,
      List<ReadRow> files,
      List<Part> models,
      List<Problem> unreadable,
      long unreadableRows,
      List<Problem> notes,
      List<Problem> problems) {}

  /** A name and words. */
  public record Fact(String name, String words) {}

  /** How a file was read. */
  public record ReadRow(String name, String format, String rows, String days, String trouble) {}

  /** A model, and its share of what was spent. */
  public record Part(String name, String share, String cost) {}
}
