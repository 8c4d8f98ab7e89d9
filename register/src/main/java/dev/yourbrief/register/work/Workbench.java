package dev.yourbrief.register.work;

import dev.yourbrief.bill.Bill;
import dev.yourbrief.bill.BillOptions;
import dev.yourbrief.bill.Progress;
import dev.yourbrief.figure.source.Hash;
import dev.yourbrief.playbook.Worked;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.register.decision.Tree;
import dev.yourbrief.register.store.Content;
import dev.yourbrief.register.store.Contents;
import dev.yourbrief.register.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Works decisions through. A decision's files are laid out in a folder of their own, as the command
 * would find them, and read by the same code. What bills say is kept by the bills' own bytes: an
 * answer changed reads no bill again.
 */
public final class Workbench {

  /** Each holds its draws, so that what-ifs need not draw again: some tens of megabytes. */
  private static final int MOST_DRAFTS = 8;

  private static final int MOST_BILLS = 24;
  private static final int MOST_FOLDERS = 40;
  private static final int MOST_YAML = 4 << 20;
  private static final Duration IN_USE = Duration.ofMinutes(10);

  private record DraftKey(String tree, LocalDate today, Optional<String> locale) {}

  private record BillKey(String files, BillOptions options) {}

  private final Store store;
  private final Contents contents;
  private final Path folder;
  private final Recent<DraftKey, Draft> drafts = new Recent<>(MOST_DRAFTS);
  private final Recent<BillKey, Bill> bills = new Recent<>(MOST_BILLS);

  private final Cores cores = new Cores();

  public Workbench(Store store) {
    this.store = store;
    this.contents = new Contents(store);
    this.folder = store.address().folder().resolve("work");
  }

  /**
   * Works a decision's files through.
   *
   * @param today the day it speaks from when its file names none
   * @throws dev.yourbrief.figure.source.InputException naming everything that is wrong with them
   */
  public Draft draft(Tree tree, LocalDate today) {
    return draft(tree, today, Optional.empty(), Progress.SILENT);
  }

  /** The same, telling how far the reading of its bills is. */
  public Draft draft(Tree tree, LocalDate today, Progress progress) {
    return draft(tree, today, Optional.empty(), progress);
  }

  /**
   * Computes a version again from its files.
   *
   * @param brief the brief as it was saved: of the same day, in the same language
   */
  public Draft again(Tree tree, Brief brief) {
    return draft(tree, brief.asOf(), Optional.of(brief.locale()), Progress.SILENT);
  }

  /** Computes something that takes long, such as a form of a brief, and waits for it. */
  public <T> T compute(Supplier<T> work) {
    return cores.compute(work);
  }

  private Draft draft(Tree tree, LocalDate today, Optional<String> locale, Progress progress) {
    return drafts.get(
        new DraftKey(tree.hash(), today, locale),
        () -> {
          checkInside(tree);
          Path laidOut = laidOut(tree);
          return cores.compute(() -> {
            Worked worked =
                Worked.of(
                    laidOut,
                    today,
                    locale.map(Locale::forLanguageTag),
                    (base, files, options) -> bill(base, files, options, progress));
            return new Draft(tree, worked, worked.brief(), cores);
          });
        });
  }

  /** A file that was sent here may name the files beside it and no others. */
  private void checkInside(Tree tree) {
    tree.files()
        .forEach((path, file) -> {
          if (path.endsWith(".yaml") && file.size() <= MOST_YAML) {
            Inside.check(new String(contents.bytes(file.sha256()), StandardCharsets.UTF_8), path);
          }
        });
  }

  private Bill bill(Path base, List<Path> files, BillOptions options, Progress progress) {
    return bills.get(
        new BillKey(hash(base, files), options),
        () -> Worked.Bills.reading(progress).read(base, files, options));
  }

  /** Of every file that reading them may open: a mapping beside a bill counts as well. */
  private static String hash(Path base, List<Path> files) {
    Map<String, String> hashes = new TreeMap<>();
    for (Path file : files) {
      Path from =
          Files.isDirectory(file) ? file : Optional.ofNullable(file.getParent()).orElse(base);
      try (Stream<Path> all = Files.walk(from)) {
        all.filter(Files::isRegularFile)
            .forEach(f -> hashes.put(base.relativize(f).toString(), Hash.of(f)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      hashes.put("→ " + base.relativize(file), "");
    }
    return HexFormat.of()
        .formatHex(Hash.sha256().digest(hashes.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** The folder that holds these files and no others. */
  private Path laidOut(Tree tree) {
    Path whole = folder.resolve(tree.hash());
    try {
      Files.createDirectories(folder);
      if (Files.isDirectory(whole)) {
        Files.setLastModifiedTime(whole, FileTime.from(store.clock().instant()));
        return whole;
      }
      tidy();
      Path part = Files.createTempDirectory(folder, "part-");
      write(tree, part);
      // A decision begins with an empty folder for bills, and names it.
      Files.createDirectories(part.resolve("bills"));
      Files.setLastModifiedTime(part, FileTime.from(store.clock().instant()));
      try {
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException e) {
        // Another was quicker; a full folder in the way is told by no exception of its own.
        delete(part);
        if (!Files.isDirectory(whole)) {
          throw e;
        }
      }
      return whole;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Tree tree, Path target) throws IOException {
    for (Map.Entry<String, Content> file : tree.files().entrySet()) {
      Path path = target.resolve(file.getKey());
      Files.createDirectories(Optional.ofNullable(path.getParent()).orElse(target));
      contents.copy(file.getValue().sha256(), path);
    }
  }

  /** Removes folders that nobody worked in for the longest, once there are many. */
  private void tidy() throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> folders = Files.list(folder)) {
      folders.filter(Files::isDirectory).forEach(all::add);
    }
    if (all.size() < MOST_FOLDERS) {
      return;
    }
    Instant before = store.clock().instant().minus(IN_USE);
    all.sort(Comparator.comparing(Workbench::modified));
    for (Path old : all.subList(0, all.size() - MOST_FOLDERS / 2)) {
      if (modified(old).isBefore(before)) {
        delete(old);
      }
    }
  }

  private static Instant modified(Path path) {
    try {
      return Files.getLastModifiedTime(path).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path dir, java.io.@org.jspecify.annotations.Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
