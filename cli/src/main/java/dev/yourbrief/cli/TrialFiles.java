package dev.yourbrief.cli;

import dev.yourbrief.publish.trial.TrialReport;
import dev.yourbrief.trial.TrialRun;
import dev.yourbrief.trial.format.JUnitXml;
import dev.yourbrief.trial.format.PromptfooJson;
import dev.yourbrief.trial.format.ScoreCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a finished trial leaves for people and for other programs. */
final class TrialFiles {

  private TrialFiles() {}

  /** Writes everything; gives the files' names. */
  static List<Path> write(Path target, TrialRun.Finished finished) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("report.html", TrialReport.html(finished.result()));
    files.put("report.md", TrialReport.markdown(finished.result()));
    files.put("cases.csv", ScoreCsv.write(finished.results()));
    files.put("junit.xml", JUnitXml.write(finished.results()));
    files.put("promptfoo.json", PromptfooJson.write(finished.results()));
    Files.createDirectories(target);
    for (Map.Entry<String, String> file : files.entrySet()) {
      WholeFile.write(target.resolve(file.getKey()), file.getValue());
    }
    return files.keySet().stream().map(target::resolve).toList();
  }
}
