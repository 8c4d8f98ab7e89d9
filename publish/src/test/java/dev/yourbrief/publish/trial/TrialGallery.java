package dev.yourbrief.publish.trial;

import dev.yourbrief.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Writes the reports of all sample trials to a folder, to be looked at by eye. */
final class TrialGallery {

  private TrialGallery() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Map<String, TrialResult> all = new TreeMap<>();
    all.put("win", Trials.win());
    all.put("lose", Trials.lose());
    all.put("inconclusive", Trials.inconclusive());
    all.put("invalid", Trials.invalid());
    all.put("empty", Trials.empty());
    all.put("several", Trials.several());
    all.put("forty", Trials.forty());
    all.put("tied", Trials.tied());
    for (Map.Entry<String, TrialResult> one : all.entrySet()) {
      Files.writeString(folder.resolve(one.getKey() + ".html"), TrialReport.html(one.getValue()));
      Files.writeString(folder.resolve(one.getKey() + ".md"), TrialReport.markdown(one.getValue()));
    }
  }
}
