package dev.yourbrief.register.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Filed;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.Stores;
import dev.yourbrief.register.TestClock;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BackupTest {

  @TempDir private Path folder = Path.of("");
  private final TestClock clock = new TestClock();

  private static Stores other(Stores stores) {
    return stores == Stores.SQLITE ? Stores.POSTGRESQL : Stores.SQLITE;
  }

  private static Map<String, List<String>> rows(Register register) {
    Map<String, List<String>> rows = new java.util.TreeMap<>();
    for (String table : Tables.COPIED) {
      List<String> all = new ArrayList<>();
      register
          .store()
          .read(h -> Rows.select(h, "SELECT * FROM " + table))
          .forEach(row -> all.add(row.toString()));
      all.removeIf(row -> row.contains("register.restored"));
      all.sort(String::compareTo);
      rows.put(table, all);
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource
  void aCopyOfOneDatabaseIsPutBackIntoTheOtherRowByRow(Stores stores) throws Exception {
    Path file = folder.resolve("copy.zip");
    try (Register here = stores.open(folder.resolve("here"), clock);
        Register there = other(stores).open(folder.resolve("there"), clock)) {
      TransferTest.fill(here);
      here.store()
          .run(h ->
              h.execute(
                  "INSERT INTO person (id, name, email, role, created_at) VALUES ('p1', 'Bö', '',"
                      + " 'admin', '2026-11-23T12:00:00.000Z')"));
      here.calendar().renew(new Actor(Optional.of("p1"), "Bö"));
      Backup.Copied copied = Backup.to(here, file);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(Restore.from(there, file, Filed.ADA)).isEqualTo(copied);
      assertThat(rows(there)).isEqualTo(rows(here));
      assertThat(Verify.of(there, (_, _, _) -> {}).wrong()).isEmpty();
      assertThatThrownBy(() -> Restore.from(there, file, Filed.ADA))
          .as("it holds something now")
          .hasMessageContaining("holds something already");
      assertThatThrownBy(() -> Backup.to(here, file)).isInstanceOf(InputException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofACopyThatIsDamagedNothingIsPutBack(Stores stores) throws Exception {
    Path file = folder.resolve("copy.zip");
    try (Register here = Stores.SQLITE.open(folder.resolve("here"), clock)) {
      TransferTest.fill(here);
      Backup.to(here, file);
    }
    List<String> names = new ArrayList<>();
    try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of());
        Stream<Path> all = Files.walk(zip.getPath("/"))) {
      all.filter(Files::isRegularFile).map(Path::toString).forEach(names::add);
    }
    assertThat(names).anyMatch(n -> n.startsWith("/content/"));
    int damaged = 0;
    for (String name : names) {
      Path broken = folder.resolve("broken.zip");
      Files.copy(file, broken, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      try (FileSystem zip =
          FileSystems.newFileSystem(URI.create("jar:" + broken.toUri()), Map.of())) {
        byte[] bytes = Files.readAllBytes(zip.getPath(name));
        if (bytes.length == 0) {
          continue;
        }
        bytes[bytes.length / 2] ^= 1;
        Files.write(zip.getPath(name), bytes);
      }
      if (name.equals("/" + Backup.ABOUT)) {
        continue;
      }
      damaged++;
      try (Register there = stores.open(folder.resolve("there" + damaged), clock)) {
        assertThatThrownBy(() -> Restore.from(there, broken, Filed.ADA))
            .as(name)
            .isInstanceOf(InputException.class);
        assertThat(there.decisions().list("", false)).isEmpty();
        assertThat(there.audit().newest(Optional.empty(), 10)).isEmpty();
      }
    }
    assertThat(damaged).isGreaterThan(8);
  }

  @ParameterizedTest
  @EnumSource
  void everyTableIsCopiedOrKnownToBeLeftOut(Stores stores) {
    try (Register register = stores.open(folder, clock)) {
      List<String> all =
          register
              .store()
              .read(h ->
                  h.createQuery(
                          stores == Stores.SQLITE
                              ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                              : "SELECT table_name FROM information_schema.tables WHERE"
                                  + " table_schema = current_schema()")
                      .mapTo(String.class)
                      .list());
      assertThat(all)
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(Tables.COPIED, Tables.BYTES, Tables.LEFT_OUT)
                  .flatMap(List::stream)
                  .toList());
    }
  }

  @Test
  void whatIsNotWhatItWasIsFound() {
    try (Register register = Stores.SQLITE.open(folder, clock)) {
      TransferTest.fill(register);
      register
          .store()
          .run(h ->
              h.execute(
                  "UPDATE content_part SET bytes = ? WHERE sha256 = (SELECT sha256 FROM"
                      + " decision_file WHERE path = 'bills/openai.csv')",
                  (Object) new byte[] {1}));
      assertThat(Verify.of(register, (_, _, _) -> {}).wrong())
          .as("the bytes, and the brief that rests on them")
          .hasSize(2);
    }
  }
}
