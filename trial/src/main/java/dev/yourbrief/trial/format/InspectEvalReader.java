package dev.yourbrief.trial.format;

import dev.yourbrief.figure.source.Hash;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.trial.file.JsonTrees;
import dev.yourbrief.trial.file.Problems;
import dev.yourbrief.trial.file.Source;
import dev.yourbrief.trial.file.Tree;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.JacksonIOException;

/**
 * A log of Inspect as {@code .eval}: a ZIP with {@code header.json}, {@code summaries.json} and a
 * file for each sample and epoch. Of a run that is still going, or was cut off, {@code _journal}
 * has what there is. Nothing is unpacked to disk; 256 MiB of an entry and 4 GiB of all are read.
 */
final class InspectEvalReader {

  private static final int MAX_ENTRIES = 4_000_000;
  private static final long MAX_ENTRY = 256L << 20;
  private static final long MAX_ALL = 4L << 30;
  private static final String HELP = "Write the log as JSON: inspect log convert --to json";

  private final ZipFile zip;
  private final Problems problems;
  private long left = MAX_ALL;

  private InspectEvalReader(ZipFile zip, Problems problems) {
    this.zip = zip;
    this.problems = problems;
  }

  static String read(Path path, Collector into) throws IOException {
    Problems problems = into.problems();
    Source.check(path, problems.file());
    try (ZipFile zip = new ZipFile(path.toFile())) {
      if (zip.size() > MAX_ENTRIES) {
        throw problems.fatal(0, "the archive has too many entries", HELP);
      }
      InspectLog log = new InspectLog();
      new InspectEvalReader(zip, problems).log(log);
      log.into(into);
    } catch (IOException e) {
      String why = e.getMessage() == null ? "" : e.getMessage();
      boolean packed = why.contains("compression method");
      throw problems.fatal(
          0,
          packed
              ? "the archive is packed in a way that is not read here (" + why + ")"
              : "the archive is broken (" + why + ")",
          HELP);
    } catch (IllegalArgumentException _) {
      throw problems.fatal(0, "the archive has names that are no text", HELP);
    }
    return Hash.of(path);
  }

  private void log(InspectLog log) {
    Optional<Tree> header = json("header.json").or(() -> json("_journal/start.json"));
    if (header.isEmpty()) {
      throw problems.fatal(
          0, "the archive has no header.json: it is no log of Inspect", "Check the path");
    }
    log.header(header.get());
    List<ZipEntry> samples = entries("samples/");
    for (ZipEntry entry : samples) {
      Optional<InspectSample> sample = json(entry).flatMap(InspectSample::of);
      if (sample.isPresent() && !log.add(sample.get())) {
        problems.add(0, entry.getName() + " is there twice", "The first is taken");
      }
    }
    // Where samples were not written, or cannot be read, their summaries have the scores.
    json("summaries.json").ifPresent(all -> summaries(all, log));
    entries("_journal/summaries/")
        .forEach(entry -> json(entry).ifPresent(all -> summaries(all, log)));
  }

  private static void summaries(Tree all, InspectLog log) {
    for (Tree summary : all.items()) {
      // One that is there already was read whole from its sample.
      InspectSample.of(summary).ifPresent(log::add);
    }
  }

  /** JSON files below a folder; of two of one name the first. */
  private List<ZipEntry> entries(String folder) {
    List<ZipEntry> entries = new ArrayList<>();
    zip.stream()
        .filter(entry -> entry.getName().startsWith(folder) && entry.getName().endsWith(".json"))
        .forEach(entries::add);
    entries.sort(Comparator.comparing(ZipEntry::getName));
    return entries;
  }

  private Optional<Tree> json(String name) {
    ZipEntry entry = zip.getEntry(name);
    return entry == null ? Optional.empty() : json(entry);
  }

  private Optional<Tree> json(ZipEntry entry) {
    String name = problems.file() + "!" + entry.getName();
    try (InputStream in = new Bounded(zip.getInputStream(entry));
        JsonParser json = JsonTrees.parser(in)) {
      if (json.nextToken() == null) {
        problems.add(0, entry.getName() + " is empty", HELP);
        return Optional.empty();
      }
      return Optional.of(
          JsonTrees.read(
              json,
              name,
              entry.getName().startsWith("samples/") ? InspectSample.SKIPPED : Set.of()));
    } catch (JacksonIOException | IOException e) {
      String why = e.getMessage() == null ? "" : e.getMessage();
      problems.add(0, entry.getName() + " cannot be unpacked (" + why + ")", HELP);
    } catch (JacksonException e) {
      problems.add(JsonTrees.problem(e, name, 1));
    } catch (InputException e) {
      e.problems().forEach(problems::add);
    }
    return Optional.empty();
  }

  /** What an entry says of its size is not to be trusted: bytes are counted as they come. */
  private final class Bounded extends FilterInputStream {

    private long leftHere = MAX_ENTRY;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int n = super.read(buffer, from, length);
      count(Math.max(0, n));
      return n;
    }

    private void count(int bytes) throws IOException {
      leftHere -= bytes;
      left -= bytes;
      if (leftHere < 0 || left < 0) {
        throw new IOException("it unpacks to more than is read");
      }
    }
  }
}
