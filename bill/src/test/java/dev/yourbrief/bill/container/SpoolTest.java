package dev.yourbrief.bill.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is written to the disk goes away, whatever happens. */
final class SpoolTest {

  /** Bytes that end before they should. */
  private static InputStream cut(byte... before) {
    return new SequenceInputStream(
        new ByteArrayInputStream(before),
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new CutException("it breaks off", "Export it again");
          }

          @Override
          public int read(byte[] target, int from, int length) throws IOException {
            return read();
          }
        });
  }

  @Test
  void a_spooled_file_holds_the_bytes_and_is_taken_away_when_closed() throws IOException {
    Path file;
    try (Spool spool = Spool.of(new ByteArrayInputStream(new byte[] {1, 2, 3}))) {
      file = spool.file();
      assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
      assertThat(spool.cut()).isEmpty();
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void of_bytes_that_are_cut_those_before_are_kept() throws IOException {
    try (Spool spool = Spool.of(cut((byte) 7))) {
      assertThat(Files.size(spool.file())).isEqualTo(1);
      assertThat(spool.cut()).hasValueSatisfying(c -> assertThat(c.what()).contains("breaks off"));
    }
  }

  @Test
  void a_budget_that_is_spent_stops_what_is_unpacked() throws IOException {
    try (Unpacking bytes = Unpacking.entry(InputStream.nullInputStream(), Budget.forSize(1), -1)) {
      assertThat(bytes.read()).isNegative();
    }
    Budget budget = Budget.forSize(1);
    budget.take(64 << 20);
    assertThatThrownBy(() -> budget.take(1)).hasMessageContaining("more than 64 MB");
    assertThat(budget.isSpent()).isTrue();
  }
}
