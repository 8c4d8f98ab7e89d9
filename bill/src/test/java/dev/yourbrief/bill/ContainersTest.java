package dev.yourbrief.bill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compressed files and archives are read as the files in them, and harm nothing. */
final class ContainersTest {

  private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

  @TempDir Path folder;

  /** A cost export of that many lines of 1.25 each, no two alike. */
  private static String costs(int lines) {
    StringBuilder text = new StringBuilder(Bills.OPENAI_COST);
    for (int i = 0; i < lines; i++) {
      text.append(line(i));
    }
    return text.toString();
  }

  private static String line(int i) {
    return Bills.openAiCost(DAY.plusDays(i % 30), "1.25", "gpt-5, output_tokens", "" + i);
  }

  @Test
  void a_compressed_file_is_read_by_what_it_holds_whatever_it_is_called() {
    Bills.write(folder, "a.csv.gz", Packed.gzip(costs(3)));
    Bills.write(folder, "B.CSV.ZST", Packed.zstd(costs(4).replace("2026-09", "2026-10")));
    Bills.write(folder, "c.json", Packed.gzip(costs(5).replace("2026-09", "2026-08")));
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.files())
        .extracting(f -> f.name() + " " + f.format() + " " + f.rows())
        .containsExactly(
            "B.CSV.ZST openai-cost-csv 4",
            "a.csv.gz openai-cost-csv 3",
            "c.json openai-cost-csv 5");
  }

  @Test
  void every_member_of_a_gzip_and_every_frame_of_a_zstandard_file_is_read() {
    String text = costs(2_000);
    int half = text.length() / 2;
    String front = text.substring(0, half);
    String back = text.substring(half);
    Bills.write(folder, "a.gz", Packed.joined(Packed.gzip(front), Packed.gzip(back)));
    Bills.write(
        folder,
        "b.zst",
        Packed.joined(
            Packed.zstd(front.replace("2026-09", "2026-10")),
            Packed.zstd(back.replace("2026-09", "2026-10"))));
    assertThat(Bills.read(folder).files())
        .extracting(BillFile::rows)
        .containsExactly(2_000L, 2_000L);
  }

  @Test
  void the_entries_of_an_archive_are_files_of_their_own_under_its_name() throws IOException {
    String inner = costs(2);
    Bills.write(
        folder,
        "usage.zip",
        Packed.zip(
            "cost.csv",
            inner,
            "more/amount.csv.gz",
            Packed.gzip(costs(3).replace("2026-09", "2026-10")),
            "README.md",
            "words",
            "notes.txt",
            "just words",
            "__MACOSX/cost.csv",
            "x",
            "inner.zip",
            Packed.zip("d.csv", costs(4).replace("2026-09", "2026-08"))));
    Bills.write(folder, "plain.csv", costs(1));
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.files())
        .extracting(f -> f.name() + " " + f.rows())
        .containsExactly(
            "plain.csv 1",
            "usage.zip!cost.csv 2",
            "usage.zip!more/amount.csv.gz 3",
            "usage.zip!inner.zip!d.csv 4");
    assertThat(Bills.notes(bill))
        .anyMatch(n -> n.contains("README.md"))
        .anyMatch(n -> n.contains("notes.txt"));
    // The hash of an entry is that of its bytes: the same file unpacked has the same.
    Path other = Files.createDirectory(folder.resolve("other"));
    Bills.write(other, "cost.csv", inner);
    assertThat(bill.files().get(1).sha256())
        .isEqualTo(Bills.read(other).files().getFirst().sha256());
  }

  @Test
  void an_archive_in_an_archive_in_an_archive_is_refused() {
    byte[] third = Packed.zip("c.csv.gz", Packed.gzip(costs(1)));
    Bills.write(folder, "a.zip", Packed.zip("b.zip", third, "good.csv", costs(1)));
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable())
        .singleElement()
        .satisfies(p ->
            assertThat(p.toString())
                .contains("a.zip!b.zip!c.csv.gz: it is an archive in an archive in an archive"));
    assertThat(Bills.billed(bill)).isEqualByComparingTo("1.25");
  }

  @Test
  void names_that_would_lead_elsewhere_are_shown_and_nothing_is_written() throws IOException {
    byte[] zip =
        Packed.zip(
            "../../up.csv", costs(1),
            "/etc/root.csv", costs(1).replace("2026-09-01", "2026-09-02"),
            "C:\\drive.csv", costs(1).replace("2026-09-01", "2026-09-03"),
            "nul#.csv", costs(1).replace("2026-09-01", "2026-09-04"),
            "bell#\n.csv", costs(1).replace("2026-09-01", "2026-09-05"));
    Bills.write(
        folder, "a.zip", Packed.renamed(Packed.renamed(zip, "nul#", "nul\0"), "#\n", "\7\n"));
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.files())
        .extracting(BillFile::name)
        .containsExactly(
            "a.zip!../../up.csv",
            "a.zip!/etc/root.csv",
            "a.zip!C:\\drive.csv",
            "a.zip!nul?.csv",
            "a.zip!bell??.csv");
    assertThat(Bills.notes(bill))
        .anyMatch(n -> n.contains("leads out of the archive"))
        .anyMatch(n -> n.contains("a place on a disk"))
        .anyMatch(n -> n.contains("cannot be shown"));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void links_and_second_entries_of_a_name_are_not_read_and_are_told() {
    byte[] zip =
        Packed.zip("a.csv", costs(1), "b.csv", costs(2), "link.csv", "../../../etc/passwd");
    byte[] twice = Packed.renamed(zip, "b.csv", "a.csv");
    // In the list of contents: made by Unix, and a symbolic link.
    int at = lastIndexOf(twice, "link.csv") - 46;
    twice[at + 5] = 3;
    twice[at + 41] = (byte) 0xA1;
    Bills.write(folder, "a.zip", twice);
    Bill bill = Bills.read(folder);
    assertThat(bill.files()).hasSize(1);
    assertThat(bill.unreadable())
        .extracting(Object::toString)
        .anyMatch(p -> p.contains("'a.csv' is there twice"))
        .anyMatch(p -> p.contains("'link.csv' is a link"));
  }

  private static int lastIndexOf(byte[] bytes, String text) {
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf(text);
  }

  @Test
  void what_stands_before_a_break_is_read_and_the_break_is_told_with_its_place() {
    String text = costs(5_000);
    for (byte[] packed : List.of(Packed.gzip(text), Packed.zstd(text))) {
      Bills.write(folder, "a.csv", Arrays.copyOf(packed, packed.length / 2));
      Bills.write(folder, "b.csv", costs(1).replace("2026-09", "2026-10"));
      Bill bill = Bills.read(folder);
      BillFile broken = bill.files().getFirst();
      assertThat(broken.format()).isEqualTo("openai-cost-csv");
      assertThat(broken.charges()).isBetween(1_000L, 4_500L);
      assertThat(bill.unreadable())
          .singleElement()
          .satisfies(p -> {
            assertThat(p.where().line()).isEqualTo((int) broken.charges() + 2);
            assertThat(p.what()).contains("breaks off after").contains("unpacked bytes");
          });
      // Of the line that is cut, nothing counts: half a number is another number.
      assertThat(bill.unreadableRows()).isEqualTo(1);
      assertThat(bill.files().get(1).rows()).isEqualTo(1);
    }
  }

  @Test
  void json_that_breaks_off_within_a_packed_file_keeps_what_came_before() {
    StringBuilder text = new StringBuilder("{\"data\":[");
    for (int i = 0; i < 3_000; i++) {
      text.append(i == 0 ? "" : ",")
          .append(
              """
              {"start_time":1790467200,"end_time":1790553600,"results":[
              {"object":"organization.costs.result","amount":{"value":2,"currency":"usd"},
              "line_item":"item %d"}]}
              """
                  .formatted(i * 7919 % 3001));
    }
    byte[] packed = Packed.gzip(text + "]}");
    Bills.write(folder, "a.json.gz", Arrays.copyOf(packed, packed.length / 2));
    Bill bill = Bills.read(folder);
    assertThat(bill.files().getFirst().charges()).isGreaterThan(500);
    assertThat(bill.unreadable())
        .singleElement()
        .satisfies(p -> assertThat(p.toString()).contains("breaks off after"));
  }

  @Test
  void one_damaged_entry_costs_no_other() {
    byte[] zip = Packed.zip("a.csv", costs(500), "b.csv", costs(3).replace("2026-09", "2026-10"));
    // In its middle, and in the first byte after its name.
    for (int place : new int[] {2_000, 30 + "a.csv".length()}) {
      byte[] damaged = zip.clone();
      damaged[place] = (byte) 0xFF;
      Bills.write(folder, "a.zip", damaged);
      Bill bill = Bills.read(folder);
      assertThat(bill.files()).extracting(BillFile::name).contains("a.zip!b.csv");
      assertThat(bill.files().getLast().rows()).isEqualTo(3);
      assertThat(bill.unreadable())
          .anyMatch(p -> p.toString().contains("a.zip!a.csv") && p.what().contains("damaged"));
    }
  }

  @Test
  void an_archive_without_its_end_is_read_from_the_front() {
    byte[] zip = Packed.zip("a.csv", costs(3), "b.csv", costs(2_000).replace("2026-09", "2026-10"));
    Bills.write(folder, "a.zip", Arrays.copyOf(zip, zip.length * 2 / 3));
    Bill bill = Bills.read(folder);
    assertThat(bill.files())
        .extracting(BillFile::name)
        .containsExactly("a.zip!a.csv", "a.zip!b.csv");
    assertThat(bill.files().getFirst().rows()).isEqualTo(3);
    assertThat(bill.files().getLast().charges()).isGreaterThan(500);
    assertThat(bill.unreadable())
        .extracting(Object::toString)
        .anyMatch(p -> p.startsWith("a.zip: the list of contents"))
        .anyMatch(p -> p.startsWith("a.zip!b.csv:") && p.contains("breaks off"));
  }

  @Test
  void an_archive_in_a_file_that_breaks_off_is_read_as_far_as_it_goes() {
    byte[] zip = Packed.zip("a.csv", costs(3), "b.csv", costs(2_000).replace("2026-09", "2026-10"));
    byte[] packed = Packed.gzip(zip);
    Bills.write(folder, "a.zip.gz", Arrays.copyOf(packed, packed.length / 2));
    Bill bill = Bills.read(folder);
    assertThat(bill.files().getFirst().rows()).isEqualTo(3);
    assertThat(bill.files().getLast().charges()).isGreaterThan(200);
    assertThat(bill.unreadable())
        .anyMatch(p -> p.toString().startsWith("a.zip.gz: its compressed"));
  }

  @Test
  void a_bomb_stops_early_and_costs_no_other_file() throws IOException {
    Path bomb = folder.resolve("bomb.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      out.write(costs(2).getBytes(UTF_8));
      byte[] zeros = new byte[1 << 20];
      Arrays.fill(zeros, (byte) ',');
      for (int i = 0; i < 150; i++) {
        out.write(zeros);
      }
    }
    byte[] layers = Packed.gzip(Files.readAllBytes(bomb));
    Bills.write(folder, "layers.gz", layers);
    byte[] many = Packed.zip("a.csv.gz", Files.readAllBytes(bomb), "b.csv.gz", layers);
    Bills.write(folder, "many.zip", Packed.gzip(many));
    Bills.write(folder, "good.csv", costs(3).replace("2026-09", "2026-10"));
    Bill bill = Assertions.assertTimeout(Duration.ofSeconds(20), () -> Bills.read(folder));
    assertThat(bill.unreadable())
        .extracting(Object::toString)
        .anyMatch(p -> p.startsWith("bomb.csv.gz:4: it unpacks to more than"))
        .anyMatch(p -> p.contains("layers.gz"));
    assertThat(bill.files())
        .filteredOn(f -> f.name().equals("bomb.csv.gz"))
        .singleElement()
        .satisfies(f -> assertThat(f.charges()).isEqualTo(2));
    assertThat(bill.files())
        .filteredOn(f -> f.name().equals("good.csv"))
        .singleElement()
        .satisfies(f -> assertThat(f.rows()).isEqualTo(3));
  }

  @Test
  void an_export_that_packs_well_is_no_bomb() throws IOException {
    Path file = folder.resolve("a.csv.gz");
    // Lines of an export differ in their numbers: about 30 to 1.
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("d,c,note\n".getBytes(UTF_8));
      for (int i = 0; i < 50_000; i++) {
        out.write(
            ("2026-09-01," + i % 1000 + "," + "the same words again and again ".repeat(60) + "\n")
                .getBytes(UTF_8));
      }
    }
    assertThat(Files.size(file)).isLessThan(4L << 20);
    Bills.write(folder, "mapping.yaml", "currency: USD\nzone: UTC\ncolumns: {day: d, cost: c}\n");
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.files().getFirst().rows()).isEqualTo(50_000);
  }

  @Test
  void more_entries_than_any_export_has_are_not_all_read() throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("a.zip")))) {
      for (int i = 0; i < 12_000; i++) {
        zip.putNextEntry(new ZipEntry(i == 0 ? "a.csv" : i + ".md"));
        zip.write(i == 0 ? costs(1).getBytes(UTF_8) : new byte[0]);
        zip.closeEntry();
      }
    }
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("1.25");
    assertThat(bill.unreadable())
        .singleElement()
        .satisfies(p -> assertThat(p.what()).contains("more than 10000 entries"));
  }

  @Test
  void an_entry_is_mapped_by_a_mapping_of_its_name_or_of_its_archive() {
    Bills.write(
        folder,
        "a.zip",
        Packed.zip("x/one.csv", "d,c\n2026-09-01,4\n", "two.csv", "e,c\n2026-09-02,5\n"));
    Bills.write(
        folder, "a.zip!one.csv.mapping.yaml", "currency: USD\ncolumns: {day: d, cost: c}\n");
    Bills.write(folder, "a.zip.mapping.yaml", "currency: USD\ncolumns: {day: e, cost: c}\n");
    assertThat(Bills.billed(Bills.read(folder))).isEqualByComparingTo("9");
  }

  @Test
  void texts_of_a_folder_are_read_where_they_are_tables() {
    Bills.write(folder, "a.TXT", costs(1));
    Bills.write(folder, "b.txt", "Dear all, here, as asked, the bill.\nYours\n");
    assertThat(Bills.read(folder).files()).extracting(BillFile::name).containsExactly("a.TXT");
  }
}
