package dev.yourbrief.publish;

import dev.yourbrief.publish.json.BriefJson;
import dev.yourbrief.publish.slide.Slide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Writes the slide of every fixture, and of briefs in files, to a folder, to be looked at. */
final class SlideGallery {

  private SlideGallery() {}

  /** First the folder; then, if wanted, files of briefs as JSON. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Map<String, dev.yourbrief.playbook.brief.Brief> briefs = new TreeMap<>();
    briefs.put("wrap", Briefs.wrap());
    briefs.put("forced", Briefs.forced());
    briefs.put(
        "hostile", Briefs.hostile("<b>&amp;</b> \u202egnp.exe =1+1 [a](b) 漢字 " + "w".repeat(90)));
    for (int i = 1; i < args.length; i++) {
      Path file = Path.of(args[i]);
      briefs.put(
          file.toAbsolutePath().getName(file.toAbsolutePath().getNameCount() - 2).toString(),
          BriefJson.read(Files.readString(file)));
    }
    for (var brief : briefs.entrySet()) {
      Files.writeString(folder.resolve(brief.getKey() + ".svg"), Slide.svg(brief.getValue()));
      Files.write(folder.resolve(brief.getKey() + ".png"), Slide.png(brief.getValue()));
    }
  }
}
