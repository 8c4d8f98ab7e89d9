package dev.yourbrief.bill.container;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP archive, entry by entry. By the list at its end, so that one damaged entry costs no other;
 * where that list is missing or absurd, from the front, as far as that goes.
 */
public final class Archive {

  private static final int MAX_ENTRIES = 10_000;
  private static final int SHOWN = 5;

  private final Path file;
  private final Budget budget;
  private final Visitor visitor;
  private final Set<String> names = new HashSet<>();
  private final List<String> others = new ArrayList<>();
  private int entries;
  private int wanted;

  /** Told of what is in an archive. */
  public interface Visitor {

    /** An entry that may be an export. */
    void entry(String name, InputStream bytes) throws IOException;

    /** Something of the archive that was not read. */
    void problem(String what, String fix);

    /** Something to know about the archive. */
    void note(String what);
  }

  private Archive(Path file, Budget budget, Visitor visitor) {
    this.file = file;
    this.budget = budget;
    this.visitor = visitor;
  }

  /** Visits all that is in an archive, or all that is left of it. */
  public static void visit(Path file, Budget budget, Visitor visitor) throws IOException {
    Archive archive = new Archive(file, budget, visitor);
    if (!archive.byList(UTF_8) && !archive.byList(ISO_8859_1)) {
      visitor.problem(
          "the list of contents at the end of the archive is missing or damaged; its entries were"
              + " read from the front, as far as that goes",
          "Download or export it again");
      archive.fromFront();
    }
    archive.tellOthers();
    if (archive.wanted == 0) {
      visitor.problem("the archive has no file that may be an export", "Put the exports into it");
    }
  }

  private void tellOthers() {
    if (!others.isEmpty()) {
      visitor.note(
          "left out of the archive, as no exports: "
              + String.join(", ", others.subList(0, Math.min(SHOWN, others.size())))
              + (others.size() > SHOWN ? " and " + (others.size() - SHOWN) + " more" : ""));
    }
  }

  private boolean byList(Charset charset) throws IOException {
    Optional<ZipDirectory> directory = ZipDirectory.read(file, charset);
    Optional<ZipFile> opened = directory.isEmpty() ? Optional.empty() : open(charset);
    if (opened.isEmpty()) {
      return false;
    }
    try (ZipFile zip = opened.get()) {
      Enumeration<? extends ZipEntry> all = zip.entries();
      while (all.hasMoreElements() && mayGoOn()) {
        listed(zip, all.nextElement(), directory.orElseThrow());
      }
    }
    return true;
  }

  private Optional<ZipFile> open(Charset charset) {
    try {
      return Optional.of(new ZipFile(file.toFile(), charset));
    } catch (IOException | IllegalArgumentException e) {
      // The list is damaged, or its names are in another character set: there is another way.
      return Optional.empty();
    }
  }

  private void listed(ZipFile zip, ZipEntry entry, ZipDirectory directory) throws IOException {
    Optional<String> name = wanted(entry.getName());
    if (name.isEmpty()) {
      return;
    }
    if (directory.links().contains(entry.getName())) {
      problem(name.get(), "is a link, and is not followed", "Put the file itself into the archive");
    } else if (directory.encrypted().contains(entry.getName())) {
      problem(name.get(), "is encrypted", "Unpack the archive with its password");
    } else {
      try (InputStream bytes = zip.getInputStream(entry)) {
        visitor.entry(name.get(), Unpacking.entry(bytes, budget, entry.getCrc()));
      } catch (ZipException | IllegalArgumentException e) {
        problem(name.get(), "is damaged (" + e.getMessage() + ")", "Export it again");
      }
    }
  }

  private void fromFront() throws IOException {
    try (ZipInputStream zip =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)), ISO_8859_1)) {
      for (ZipEntry entry = next(zip); entry != null && mayGoOn(); entry = next(zip)) {
        Optional<String> name = wanted(entry.getName());
        if (name.isPresent()) {
          Unpacking bytes = Unpacking.entry(zip, budget, -1);
          visitor.entry(name.get(), bytes);
          if (bytes.isCut()) {
            return;
          }
        }
      }
    }
  }

  /** The next entry; none where the rest is no archive. */
  private static @Nullable ZipEntry next(ZipInputStream zip) {
    try {
      return zip.getNextEntry();
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  private boolean mayGoOn() {
    if (budget.isSpent()) {
      visitor.problem(
          "the rest of the archive was not read, as what came before unpacks to far too much",
          "If it is a true export, unpack it and give the files themselves");
      return false;
    }
    if (++entries > MAX_ENTRIES) {
      visitor.problem(
          "the archive has more than " + MAX_ENTRIES + " entries; the rest was not read",
          "Unpack it and give the folder");
      return false;
    }
    return true;
  }

  /** The name to show of an entry that may be an export, and has not been met before. */
  private Optional<String> wanted(String raw) {
    if (EntryName.isNoFile(raw)) {
      return Optional.empty();
    }
    EntryName name = EntryName.of(raw);
    if (!names.add(raw)) {
      problem(
          name.shown(),
          "is there twice under one name, and is read once",
          "Unpack the archive and give each file a name of its own");
      return Optional.empty();
    }
    if (!Exports.mayBe(raw) && raw.lastIndexOf('.') > raw.lastIndexOf('/')) {
      others.add(name.shown());
      return Optional.empty();
    }
    wanted++;
    name.trick()
        .ifPresent(trick ->
            visitor.note(
                "the entry '" + name.shown() + "' " + trick + "; it is read, and written nowhere"));
    return Optional.of(name.shown());
  }

  private void problem(String name, String what, String fix) {
    visitor.problem("the entry '" + name + "' " + what, fix);
  }
}
