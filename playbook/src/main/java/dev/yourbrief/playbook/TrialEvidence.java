package dev.yourbrief.playbook;

import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.source.Hash;
import dev.yourbrief.trial.Finding;
import dev.yourbrief.trial.FindingFile;
import dev.yourbrief.trial.lock.LockLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The trial of a decision, as far as it was run.
 *
 * @param name its folder relative to the decision, with forward slashes
 * @param finding what it found; empty while it has not been run to its end
 * @param files what the finding was read from
 */
public record TrialEvidence(
    String name, Optional<Finding> finding, List<Provenance.SourceFile> files) {

  public TrialEvidence {
    files = List.copyOf(files);
  }

  /**
   * Reads the trial a decision names; empty when it names none.
   *
   * @throws dev.yourbrief.figure.source.InputException if there is no such trial, or its result was
   *     changed after it was written
   */
  public static Optional<TrialEvidence> of(Decision decision) {
    return decision.trial().map(folder -> read(decision.folder(), folder));
  }

  private static TrialEvidence read(Path decision, Path folder) {
    String name = decision.relativize(folder).toString().replace('\\', '/');
    Optional<Finding> finding = FindingFile.read(folder, name);
    List<Provenance.SourceFile> files =
        finding.isEmpty()
            ? List.of()
            : List.of(file(folder, name, FindingFile.FILE), file(folder, name, LockLog.FILE));
    return new TrialEvidence(name, finding, files);
  }

  private static Provenance.SourceFile file(Path folder, String name, String file) {
    return new Provenance.SourceFile(name + "/" + file, Hash.of(folder.resolve(file)));
  }
}
