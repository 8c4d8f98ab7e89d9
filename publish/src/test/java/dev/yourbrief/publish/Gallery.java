package dev.yourbrief.publish;

import dev.yourbrief.publish.json.BriefJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes every fixture to a folder, to be looked at by eye. */
final class Gallery {

  private Gallery() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Files.writeString(
        folder.resolve("chart.svg"), CrossoverChart.svg(Plots.crossing(), Briefs.figures()));
    Files.writeString(folder.resolve("wrap.html"), Html.of(Briefs.wrap()));
    Files.writeString(folder.resolve("forced.html"), Html.of(Briefs.forced()));
    Files.writeString(folder.resolve("brief.md"), Markdown.of(Briefs.wrap()));
    Files.writeString(folder.resolve("brief.json"), BriefJson.write(Briefs.wrap()));
    Files.writeString(
        folder.resolve("perhaps.svg"), CrossoverChart.svg(Plots.perhaps(), Briefs.figures()));
    Files.writeString(
        folder.resolve("never.svg"), CrossoverChart.svg(Plots.never(), Briefs.figures()));
    ReportGallery.main(args);
  }
}
