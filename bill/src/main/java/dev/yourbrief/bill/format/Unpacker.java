package dev.yourbrief.bill.format;

import dev.yourbrief.bill.ColumnMapping;
import dev.yourbrief.bill.MappingFiles;
import dev.yourbrief.bill.Progress;
import dev.yourbrief.bill.container.Archive;
import dev.yourbrief.bill.container.Budget;
import dev.yourbrief.bill.container.CutException;
import dev.yourbrief.bill.container.Exports;
import dev.yourbrief.bill.container.Spool;
import dev.yourbrief.bill.container.Unpacking;
import dev.yourbrief.bill.sheet.Workbook;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

/** Reads a file, or what is packed in it, down to one archive within another. */
final class Unpacker {

  private static final int MAX_LAYERS = 2;

  private final FileSink files;
  private final Function<String, Optional<ColumnMapping>> mapping;
  private final Budget budget;
  private final Progress progress;
  private final How how;

  Unpacker(
      FileSink files,
      Function<String, Optional<ColumnMapping>> mapping,
      Budget budget,
      Progress progress,
      How how) {
    this.files = files;
    this.mapping = mapping;
    this.budget = budget;
    this.progress = progress;
    this.how = how;
  }

  /** Gives the hash of a file once it has been read; may read the rest of it. */
  interface Hash {
    String get() throws IOException;
  }

  /**
   * Reads a file whose first bytes have been looked at.
   *
   * @param file where it is on the disk, if it is there as such
   * @param layers how many archives it is in
   */
  void read(FileBytes bytes, Optional<Path> file, String name, int layers, Hash hash)
      throws IOException {
    Kind kind = bytes.head().kind();
    switch (kind) {
      case TEXT -> text(bytes, file, name, hash);
      case GZIP, ZSTD, ZIP -> {
        if (layers < MAX_LAYERS) {
          packed(kind, bytes, file, name, layers, hash);
        } else {
          refuse(
              name,
              "it is an archive in an archive in an archive, and is not unpacked",
              "Unpack it, and give the file itself",
              hash);
        }
      }
      case PARQUET -> onDisk(bytes, file, name, path -> parquet(path, name, hash));
      default -> refuse(name, kind.what(), kind.fix(), hash);
    }
  }

  private void packed(
      Kind kind, FileBytes bytes, Optional<Path> file, String name, int layers, Hash hash)
      throws IOException {
    try {
      if (kind == Kind.ZIP) {
        onDisk(bytes, file, name, path -> bookOrArchive(path, name, layers, hash));
        return;
      }
      try (Unpacking unpacked =
          kind == Kind.GZIP ? Unpacking.gzip(bytes, budget) : Unpacking.zstd(bytes, budget)) {
        read(FileBytes.of(unpacked, name), Optional.empty(), name, layers + 1, hash);
      }
    } catch (CutException e) {
      refuse(name, e.what(), e.fix(), hash);
    }
  }

  /** Something that is done with a file on the disk. */
  private interface Use {
    void of(Path file) throws IOException;
  }

  private void onDisk(FileBytes bytes, Optional<Path> file, String name, Use use)
      throws IOException {
    if (file.isPresent()) {
      use.of(file.get());
      return;
    }
    try (Spool spool = Spool.of(bytes)) {
      spool
          .cut()
          .ifPresent(cut -> files.unreadable(Problem.of(Location.of(name), cut.what(), cut.fix())));
      use.of(spool.file());
    }
  }

  private void bookOrArchive(Path path, String name, int layers, Hash hash) throws IOException {
    Optional<Workbook> workbook = Workbook.open(path, budget);
    if (workbook.isEmpty()) {
      archive(path, name, layers);
      return;
    }
    try (Workbook book = workbook.get()) {
      new SheetFile(name, mapping, files, hash.get()).read(book);
    }
  }

  private void archive(Path path, String name, int layers) throws IOException {
    Archive.visit(
        path,
        budget,
        new Archive.Visitor() {
          @Override
          public void entry(String entry, InputStream in) throws IOException {
            String shown = name + MappingFiles.WITHIN + entry;
            try {
              entry(entry, FileBytes.of(in, shown), shown);
            } catch (CutException e) {
              // Not one byte of it is good, and the other entries may be.
              refuse(shown, e.what(), e.fix(), () -> "");
            }
          }

          private void entry(String entry, FileBytes bytes, String shown) throws IOException {
            if (Exports.isText(entry) && !Exports.isTable(bytes.head().text())) {
              note("the entry '" + entry + "' is text and no table, and was left out");
            } else {
              read(bytes, Optional.empty(), shown, layers + 1, bytes::drainAndHash);
            }
          }

          @Override
          public void problem(String what, String fix) {
            files.unreadable(Problem.of(Location.of(name), what, fix));
          }

          @Override
          public void note(String what) {
            files.note(Problem.of(Location.of(name), what, ""));
          }
        });
  }

  private void parquet(Path path, String name, Hash hash) throws IOException {
    file(name, hash, (mapped, sink) -> new ParquetFile(name, mapped, sink).read(path));
  }

  private void text(FileBytes bytes, Optional<Path> file, String name, Hash hash)
      throws IOException {
    file(
        name,
        hash,
        (mapped, sink) ->
            bytes.head().isJson()
                ? new JsonFile(name, mapped, sink).read(bytes.asText())
                : csv(bytes.asText(), file, name, mapped, sink));
  }

  private FileReading csv(
      FileBytes bytes,
      Optional<Path> file,
      String name,
      Optional<ColumnMapping> mapped,
      ChargeSink sink)
      throws IOException {
    if (how.database().isEmpty() || file.filter(Formats::isLarge).isEmpty()) {
      return new CsvFile(name, mapped, sink, Optional.empty()).read(bytes);
    }
    try (Connection database = how.database().get().get()) {
      return new CsvFile(
              name,
              mapped,
              sink,
              Optional.of(new GroupedCsv(database, file.get(), name, progress, how.detail())))
          .read(bytes);
    } catch (SQLException e) {
      throw new IOException("the database does not close", e);
    }
  }

  /** Reads what is one file, and no archive. */
  private interface Reader {
    FileReading read(Optional<ColumnMapping> mapping, ChargeSink sink) throws IOException;
  }

  private void file(String name, Hash hash, Reader reader) throws IOException {
    ChargeSink sink = files.file(name);
    FileReading reading = FileReading.UNKNOWN;
    try {
      reading = reader.read(mapping.apply(name), sink);
      reading = reading.withHash(hash.get());
    } finally {
      sink.is(reading);
    }
  }

  private void refuse(String name, String what, String fix, Hash hash) throws IOException {
    ChargeSink sink = files.file(name);
    sink.unreadable(Problem.of(Location.of(name), what, fix));
    sink.is(FileReading.UNKNOWN.withHash(hash.get()));
  }
}
