package dev.yourbrief.register.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.playbook.Worked;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.json.BriefJson;
import dev.yourbrief.register.Filed;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.Stores;
import dev.yourbrief.register.TestClock;
import dev.yourbrief.register.decision.VersionEntry;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TransferTest {

  @TempDir private Path folder = Path.of("");
  private final TestClock clock = new TestClock();

  private Register register(Stores stores, String name) {
    return stores.open(folder.resolve(name), clock);
  }

  /** A decision with all that can be kept about one. */
  static void fill(Register register) {
    Filed.decision(register);
    Filed.put(register, "bills/openai.csv", Filed.bill());
    Filed.put(register, "record.json", "mine".getBytes(StandardCharsets.UTF_8));
    Filed.put(register, "brief.json", "mine too".getBytes(StandardCharsets.UTF_8));
    VersionEntry version = Filed.save(register);
    register.versions().signOff(version, Filed.ADA, "CTO", "agreed");
    register.escalations().raise(version, "moat", "The moat is unsure", "Bo", "Bo", Filed.ADA);
    register
        .predictions()
        .add(
            Filed.ID,
            version.sha256(),
            "It doubles",
            new BigDecimal("0.7"),
            LocalDate.of(2027, 1, 1),
            Filed.ADA);
    register
        .rechecks()
        .take(Filed.ID, "recheck-redecide", LocalDate.of(2027, 2, 1), "fine", Filed.ADA);
  }

  private static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  @ParameterizedTest
  @ValueSource(strings = {"out", "out.zip"})
  void aRegisterGoesOutOfOneDatabaseAndIntoTheOtherAsItWasAndOnlyOnce(String target)
      throws Exception {
    Path out = folder.resolve(target);
    try (Register here = register(Stores.SQLITE, "here");
        Register there = register(Stores.POSTGRESQL, "there")) {
      fill(here);
      assertThat(Export.to(here, out)).isEqualTo(new Export.Exported(1, 1));
      assertThatThrownBy(() -> Export.to(here, out)).isInstanceOf(InputException.class);
      assertThat(Import.from(there, out, Filed.ADA))
          .extracting(Import.Imported::id, Import.Imported::fate)
          .containsExactly(org.assertj.core.groups.Tuple.tuple(Filed.ID, Import.Fate.ADDED));
      assertThat(Import.from(there, out, Filed.ADA))
          .extracting(Import.Imported::fate)
          .containsExactly(Import.Fate.KNOWN);
      assertThat(there.decisions().state(Filed.ID)).isEqualTo(here.decisions().state(Filed.ID));
      assertThat(there.versions().list(Filed.ID)).isEqualTo(here.versions().list(Filed.ID));
      assertThat(there.versions().tree(there.versions().newest(Filed.ID).orElseThrow()))
          .isEqualTo(here.versions().tree(here.versions().newest(Filed.ID).orElseThrow()));
      assertThat(there.escalations().list(Filed.ID)).isEqualTo(here.escalations().list(Filed.ID));
      assertThat(there.predictions().all()).isEqualTo(here.predictions().all());
      assertThat(there.rechecks().all()).isEqualTo(here.rechecks().all());
      assertThat(there.audit().newest(Optional.of(Filed.ID), 100))
          .containsAll(here.audit().newest(Optional.of(Filed.ID), 100));
      assertThat(Verify.of(there, (_, _, _) -> {}).wrong()).isEmpty();
    }
  }

  @Test
  void whatIsWrittenOutIsAFolderTheCommandReadsAndEachVersionCanBeComputedAgain() throws Exception {
    Path out = folder.resolve("out");
    try (Register here = register(Stores.SQLITE, "here")) {
      fill(here);
      Export.to(here, out);
    }
    Path decision = out.resolve("decisions").resolve(Filed.ID);
    assertThat(files(decision))
        .containsKeys(
            "decision.yaml",
            "bills/openai.csv",
            "record.json",
            "also/record.json",
            "versions/001/brief.json",
            "versions/001/also/brief.json");
    Path version = decision.resolve("versions/001");
    String json = Files.readString(version.resolve("brief.json"));
    Brief brief = BriefJson.read(json, "brief.json");
    Brief again =
        Worked.of(version, brief.asOf(), Worked.Bills.reading(dev.yourbrief.bill.Progress.SILENT))
            .brief();
    assertThat(BriefJson.write(again)).isEqualTo(json);
  }

  @Test
  void aFileThatWasChangedSinceOrAnotherDecisionOfThatIdIsRefusedAndSaid() throws Exception {
    Path out = folder.resolve("out");
    try (Register here = register(Stores.SQLITE, "here");
        Register there = register(Stores.SQLITE, "there");
        Register other = register(Stores.SQLITE, "other")) {
      fill(here);
      Export.to(here, out);
      clock.pass(java.time.Duration.ofHours(1));
      Filed.decision(other);
      assertThat(Import.from(other, out, Filed.ADA).getFirst().fate())
          .isEqualTo(Import.Fate.REFUSED);
      Path bill = out.resolve("decisions/" + Filed.ID + "/bills/openai.csv");
      Files.writeString(bill, "changed");
      Import.Imported refused = Import.from(there, out, Filed.ADA).getFirst();
      assertThat(refused.fate()).isEqualTo(Import.Fate.REFUSED);
      assertThat(refused.why().getFirst().where().toString()).endsWith("openai.csv");
      assertThat(there.decisions().list("", false)).isEmpty();
    }
  }

  @Test
  void aFolderThatTheCommandMadeIsTakenInWithoutWhatWasWrittenFromIt() throws Exception {
    Path plain = Files.createDirectories(folder.resolve("plain"));
    Files.writeString(plain.resolve("decision.yaml"), Filed.yaml("no"));
    Files.createDirectories(plain.resolve("bills"));
    Files.write(plain.resolve("bills/openai.csv"), Filed.bill());
    Files.createDirectories(plain.resolve("out"));
    Files.writeString(plain.resolve("out/brief.html"), "written");
    Files.writeString(plain.resolve(".DS_Store"), "odd");
    Files.createSymbolicLink(plain.resolve("bills/link.csv"), Path.of("/etc/passwd"));
    try (Register register = register(Stores.SQLITE, "here")) {
      assertThat(Import.from(register, plain, Filed.ADA).getFirst().fate())
          .isEqualTo(Import.Fate.ADDED);
      assertThat(Import.from(register, plain, Filed.ADA).getFirst().fate())
          .isEqualTo(Import.Fate.KNOWN);
      assertThat(register.decisions().state(Filed.ID).orElseThrow().tree().files())
          .containsOnlyKeys("decision.yaml", "bills/openai.csv");
      assertThat(Filed.save(register).number()).isEqualTo(1);
      Files.writeString(plain.resolve("decision.yaml"), Filed.yaml("not-sure"));
      assertThat(Import.from(register, plain, Filed.ADA).getFirst().fate())
          .isEqualTo(Import.Fate.REFUSED);
    }
  }

  private Path zip(Map<String, byte[]> entries) throws IOException {
    Path file = folder.resolve("given.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }

  @Test
  void anArchiveOfAFolderIsTakenInAsTheFolderIs() throws Exception {
    Path file =
        zip(
            Map.of(
                "my-decision/decision.yaml",
                Filed.yaml("no").getBytes(StandardCharsets.UTF_8),
                "my-decision/bills/openai.csv",
                Filed.bill(),
                "__MACOSX/my-decision/._decision.yaml",
                new byte[] {0}));
    try (Register register = register(Stores.SQLITE, "here")) {
      assertThat(Import.from(register, file, Filed.ADA).getFirst().fate())
          .isEqualTo(Import.Fate.ADDED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.txt",
        "/evil.txt",
        "a/../../evil.txt",
        "..\\evil.txt",
        "C:evil.txt",
        "a/./b"
      })
  void noPathInAnArchiveLeadsOut(String path) throws Exception {
    Path file =
        zip(
            new TreeMap<>(
                Map.of(
                    path,
                    new byte[] {1},
                    "decision.yaml",
                    Filed.yaml("no").getBytes(StandardCharsets.UTF_8))));
    try (Register register = register(Stores.SQLITE, "here")) {
      assertThatThrownBy(() -> Import.from(register, file, Filed.ADA))
          .isInstanceOf(InputException.class);
      assertThat(register.decisions().list("", false)).isEmpty();
      try (Stream<Path> all = Files.walk(folder)) {
        assertThat(all.filter(f -> f.endsWith("evil.txt"))).isEmpty();
      }
      try (Stream<Path> left = Files.list(folder.resolve("here/work"))) {
        assertThat(left).as("nothing is left").isEmpty();
      }
    }
  }

  @Test
  void anArchiveThatUnpacksToTooMuchIsRefused() throws Exception {
    Path bomb = zip(Map.of("decision.yaml", new byte[80 << 20]));
    Path many = folder.resolve("many");
    try (Register register = register(Stores.SQLITE, "here")) {
      assertThatThrownBy(() -> Import.from(register, bomb, Filed.ADA))
          .hasMessageContaining("unpacks to more");
      Path two = zip(Map.of("decision.yaml", new byte[] {1}, "b", new byte[2000]));
      for (Unpack.Bounds bounds :
          List.of(new Unpack.Bounds(1, 1 << 20), new Unpack.Bounds(10, 1000))) {
        assertThatThrownBy(() -> new Import(register, Filed.ADA, bounds).from(two))
            .isInstanceOf(InputException.class);
      }
      Files.writeString(many, "no archive");
      assertThatThrownBy(() -> Import.from(register, many, Filed.ADA))
          .isInstanceOf(InputException.class);
    }
  }
}
