package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files are read as any rows are, exactly, and can reach no other file. */
final class ParquetTest {

  private static final String FOCUS =
      "select 1.10::decimal(38,18) as BilledCost, 1.1::double as EffectiveCost,"
          + " 'USD' as BillingCurrency, 'Usage' as ChargeCategory,"
          + " timestamptz '2026-09-01 02:00:00+02' + i * interval 1 day as ChargePeriodStart,"
          + " timestamptz '2026-09-02 02:00:00+02' + i * interval 1 day as ChargePeriodEnd,"
          + " 1000 + i as ConsumedQuantity, 'Tokens' as ConsumedUnit, 'Acme' as ProviderName,"
          + " {'ModelId': 'gpt-5', 'TokenDirection': 'Output'} as SkuPriceDetails";

  @TempDir Path folder;

  private void write(String file, String select) {
    String path = folder.resolve(file).toString().replace("'", "''");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("copy (" + select + ") to '" + path + "' (format parquet)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void focus_in_parquet_is_read_exactly_with_what_is_nested() {
    write("focus's [1].parquet", FOCUS + " from range(3) t(i)");
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.files())
        .singleElement()
        .satisfies(f -> {
          assertThat(f.format()).isEqualTo("focus");
          assertThat(f.rows()).isEqualTo(3);
          assertThat(f.first()).contains(LocalDate.of(2026, 9, 1));
        });
    assertThat(Bills.billed(bill)).isEqualByComparingTo("3.30");
    assertThat(Bills.part(bill.byKind(), "output").tokens())
        .hasValueSatisfying(t -> assertThat(t).isEqualByComparingTo("3003"));
  }

  @Test
  void a_mapping_reads_any_parquet_and_its_stored_numbers_and_times_as_they_are() {
    write(
        "a.parquet",
        "select 12345.678901::decimal(20,6) as c, date '2026-09-04' as d, '1.000,5' as t");
    Bills.write(
        folder,
        "a.parquet.mapping.yaml",
        """
        currency: EUR
        decimal: comma
        dateFormat: dd.MM.yyyy
        columns: {day: d, cost: c, effective: t}
        """);
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(Bills.billed(bill)).isEqualByComparingTo("12345.678901");
    assertThat(Bills.effective(bill)).isEqualByComparingTo("1000.5");
  }

  @Test
  void rows_that_cannot_be_read_are_named_by_their_number() {
    write(
        "a.parquet",
        "select case when i = 1 then 'x' else '2' end as c, '2026-09-01' as d from range(3) t(i)");
    Bills.write(folder, "mapping.yaml", "currency: USD\ncolumns: {day: d, cost: c}\n");
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable())
        .singleElement()
        .satisfies(p -> assertThat(p.where().toString()).isEqualTo("a.parquet:2"));
    assertThat(Bills.billed(bill)).isEqualByComparingTo("4");
  }

  @Test
  void in_an_archive_it_is_read_as_a_file_of_its_own() throws IOException {
    write("a.parquet", FOCUS + " from range(2) t(i)");
    byte[] parquet = Files.readAllBytes(folder.resolve("a.parquet"));
    Files.delete(folder.resolve("a.parquet"));
    Bills.write(
        folder, "a.zip", Packed.zip("x/a.parquet", parquet, "b.parquet.gz", Packed.gzip(parquet)));
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.files())
        .extracting(f -> f.name() + " " + f.rows())
        .containsExactly("a.zip!x/a.parquet 2", "a.zip!b.parquet.gz 2");
  }

  @Test
  void damaged_bytes_are_told_and_harm_nothing() throws IOException {
    write("a.parquet", FOCUS + " from range(500) t(i)");
    Bills.write(folder, "good.csv", Bills.OPENAI_COST);
    byte[] good = Files.readAllBytes(folder.resolve("a.parquet"));
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 60; round++) {
      byte[] bytes = good.clone();
      for (int i = random.nextInt(1, 8); i > 0; i--) {
        bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt(256);
      }
      if (round % 5 == 0) {
        bytes = Arrays.copyOf(bytes, 4 + random.nextInt(bytes.length - 4));
      }
      Bills.write(folder, "a.parquet", bytes);
      BillReader.charges(folder, java.util.List.of(folder), Bills.options(), charge -> {});
    }
    Bills.write(folder, "a.parquet", Arrays.copyOf(good, good.length / 2));
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable())
        .singleElement()
        .satisfies(p ->
            assertThat(p.toString())
                .startsWith("a.parquet: the Parquet file is damaged")
                .doesNotContain(folder.toString()));
  }
}
