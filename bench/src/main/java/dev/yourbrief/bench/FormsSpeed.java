package dev.yourbrief.bench;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Html;
import dev.yourbrief.publish.Paper;
import dev.yourbrief.publish.calendar.Calendar;
import dev.yourbrief.publish.docx.Docx;
import dev.yourbrief.publish.json.BriefJson;
import dev.yourbrief.publish.pdf.Pdf;
import dev.yourbrief.publish.slide.Slide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * A brief in each of its forms: warm, in one process, and cold, as whole commands that begin with
 * the bills.
 */
final class FormsSpeed {

  private static final String DECISION = "examples/support-assistant";
  private static final int WARM_UP = 60;
  private static final double MILLIS = 1e6;

  private FormsSpeed() {}

  static void run(String command, Path folder, int runs) throws IOException, InterruptedException {
    cold(command, folder, "html", runs);
    cold(command, folder, "html,pdf", runs);
    cold(command, folder, "all", runs);
    Sides.alone(
        "cold: brief.json again, pdf",
        List.of(command, "brief", folder.resolve("brief.json").toString(), "--to", "pdf"),
        runs);
    Brief brief = BriefJson.read(Files.readString(folder.resolve("brief.json")));
    warm("warm: html", brief, b -> Html.of(b).length(), runs);
    warm("warm: pdf, " + Paper.A4, brief, b -> Pdf.of(b, Paper.A4).length, runs);
    warm("warm: docx", brief, b -> Docx.of(b, Paper.A4).length, runs);
    warm("warm: calendar", brief, b -> Calendar.of(b, Optional.empty()).length(), runs);
    warm("warm: slide, svg", brief, b -> Slide.svg(b).length(), runs);
  }

  private static void cold(String command, Path folder, String forms, int runs)
      throws IOException, InterruptedException {
    Sides.alone(
        "cold: bills to " + forms,
        List.of(command, "brief", DECISION, "--to", forms, "--out", folder.toString()),
        runs);
  }

  private static void warm(String name, Brief brief, ToIntFunction<Brief> form, int runs) {
    List<Double> times = new ArrayList<>();
    int size = form.applyAsInt(brief);
    for (int i = -WARM_UP; i < runs; i++) {
      long began = System.nanoTime();
      if (form.applyAsInt(brief) != size) {
        throw new IllegalStateException(name + " is not the same every time");
      }
      if (i >= 0) {
        times.add((System.nanoTime() - began) / MILLIS);
      }
    }
    Sides.print(name, times, "ms");
  }
}
