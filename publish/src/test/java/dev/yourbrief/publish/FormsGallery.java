package dev.yourbrief.publish;

import dev.yourbrief.publish.calendar.Calendar;
import dev.yourbrief.publish.docx.Docx;
import dev.yourbrief.publish.picture.Png;
import dev.yourbrief.publish.record.Madr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes the forms of every fixture to a folder, to be looked at by eye. */
final class FormsGallery {

  private FormsGallery() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Files.write(
        folder.resolve("chart.png"),
        Png.png(CrossoverChart.svg(Plots.crossing(), Briefs.figures()), 1600));
    Files.write(
        folder.resolve("attack.png"),
        Png.png(CrossoverChart.svg(Plots.named("漢字 <b>&amp;"), Briefs.figures()), 1600));
    Files.writeString(folder.resolve("wrap.madr.md"), Madr.of(Briefs.wrap()));
    Files.writeString(
        folder.resolve("hostile.madr.md"), Madr.of(Briefs.hostile("\"\n---\nx: {[*&")));
    Files.writeString(folder.resolve("wrap.ics"), Calendar.of(Briefs.wrap(), Optional.empty()));
    Files.writeString(
        folder.resolve("hostile.ics"),
        Calendar.of(Briefs.hostile("a;b,c\\d\r\nBEGIN:VEVENT 😀"), Optional.empty()));
    Files.write(folder.resolve("wrap.docx"), Docx.of(Briefs.wrap(), Paper.A4));
    Files.write(folder.resolve("forced.docx"), Docx.of(Briefs.forced(), Paper.A4));
    Files.write(
        folder.resolve("hostile.docx"),
        Docx.of(Briefs.hostile("<w:t>&amp;\u0000 😀 漢字\ud83d"), Paper.A4));
  }
}
