package dev.yourbrief.figure;

import dev.yourbrief.figure.source.Location;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Where a figure came from. A closed list: a reader is told which of these five it is. */
public sealed interface Provenance {

  /**
   * A person said so.
   *
   * @param by who, as named in the decision
   * @param on when they said it
   * @param where the line it was written on
   */
  record Given(String by, LocalDate on, Location where) implements Provenance {}

  /**
   * Read out of files.
   *
   * @param files the files, in the order read
   * @param rows how many rows of them it rests on
   * @param how what was counted or added up
   */
  record Measured(List<SourceFile> files, long rows, String how) implements Provenance {
    public Measured {
      files = List.copyOf(files);
    }
  }

  /**
   * Worked out from other figures.
   *
   * @param formula how, readable by a person
   * @param inputs the ids of the figures it rests on
   */
  record Computed(String formula, List<String> inputs) implements Provenance {
    public Computed {
      inputs = List.copyOf(inputs);
    }
  }

  /**
   * Taken from a dated catalogue.
   *
   * @param source who published it, and where
   * @param asOf the day it was true
   */
  record Catalogued(String source, LocalDate asOf) implements Provenance {

    /** Prices in this market move within a quarter: an older entry is shown as stale. */
    public static final int STALE_AFTER_DAYS = 90;

    public boolean isStaleOn(LocalDate day) {
      return ChronoUnit.DAYS.between(asOf, day) > STALE_AFTER_DAYS;
    }
  }

  /**
   * Nobody said otherwise: the default, marked as one.
   *
   * @param why what the default rests on
   */
  record Assumed(String why) implements Provenance {}

  /**
   * A file something was read from.
   *
   * @param name its path relative to the decision, with forward slashes
   * @param sha256 the hash of its bytes, in lower-case hexadecimal
   */
  record SourceFile(String name, String sha256) {}
}
