package dev.yourbrief.register.transfer;

import dev.yourbrief.bill.Progress;
import dev.yourbrief.figure.source.Hash;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.playbook.Version;
import dev.yourbrief.playbook.Worked;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.json.BriefJson;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.decision.Tree;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.register.store.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Checks that everything kept is still what it was: every content has the hash it is kept under,
 * and every version's brief comes out the same, byte for byte, when it is computed again from its
 * files.
 */
public final class Verify {

  /**
   * What was checked.
   *
   * @param wrong what is not as it was, each in a sentence
   */
  public record Verified(int contents, int versions, List<String> wrong) {

    public boolean isWhole() {
      return wrong.isEmpty();
    }
  }

  /** Told how far it is. */
  @FunctionalInterface
  public interface Steps {
    void at(String step, long done, long total);
  }

  private final Register register;
  private final Steps steps;
  private final List<String> wrong = new ArrayList<>();

  private Verify(Register register, Steps steps) {
    this.register = register;
    this.steps = steps;
  }

  public static Verified of(Register register, Steps steps) {
    return new Verify(register, steps).verify();
  }

  private Verified verify() {
    Map<String, Long> contents = new TreeMap<>();
    register
        .store()
        .read(h ->
            h.createQuery("SELECT sha256, size FROM content")
                .map((rs, ctx) -> contents.put(rs.getString(1), rs.getLong(2)))
                .list());
    int done = 0;
    for (Map.Entry<String, Long> content : contents.entrySet()) {
      steps.at("Hashes", done++, contents.size());
      content(content.getKey(), content.getValue());
    }
    List<String> decisions =
        register
            .store()
            .read(h ->
                h.createQuery("SELECT id FROM decision ORDER BY id").mapTo(String.class).list());
    int versions = 0;
    done = 0;
    for (String decision : decisions) {
      steps.at("Briefs", done++, decisions.size());
      for (VersionEntry version : register.versions().list(decision)) {
        version(version);
        versions++;
      }
    }
    return new Verified(contents.size(), versions, List.copyOf(wrong));
  }

  private void content(String sha256, long size) {
    Counting counted = new Counting();
    try (DigestOutputStream out = new DigestOutputStream(counted, Hash.sha256())) {
      register.contents().copy(sha256, out);
      String hash = HexFormat.of().formatHex(out.getMessageDigest().digest());
      if (!hash.equals(sha256) || counted.bytes != size) {
        wrong.add("The content " + sha256 + " is not what it was.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      wrong.add("The content " + sha256 + " is gone.");
    }
  }

  private void version(VersionEntry version) {
    String name = version.decision() + ", version " + version.number();
    try {
      Brief brief = register.versions().brief(version);
      String again = BriefJson.write(again(register.versions().tree(version), brief));
      if (!again.equals(register.versions().json(version))) {
        String by = brief.basis().version();
        wrong.add(
            name
                + " comes out otherwise"
                + (by.equals(Version.text())
                    ? "."
                    : "; it was made by version " + by + " of this program."));
      }
    } catch (InputException | IllegalArgumentException | IOException e) {
      wrong.add(name + " cannot be computed again: " + e.getMessage());
    }
  }

  /** From the files as they are kept, and from nothing that was laid out or computed before. */
  private Brief again(Tree tree, Brief brief) throws IOException {
    Path work = register.store().address().folder().resolve("work");
    Files.createDirectories(work);
    Path folder = Files.createTempDirectory(work, "verify-");
    try {
      for (Map.Entry<String, Content> file : tree.files().entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(Optional.ofNullable(path.getParent()).orElse(folder));
        register.contents().copy(file.getValue().sha256(), path);
      }
      Files.createDirectories(folder.resolve("bills"));
      return Worked.of(
              folder,
              brief.asOf(),
              Optional.of(Locale.forLanguageTag(brief.locale())),
              Worked.Bills.reading(Progress.SILENT))
          .brief();
    } finally {
      Folders.delete(folder);
    }
  }

  /** Counts, and keeps nothing. */
  private static final class Counting extends OutputStream {

    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] b, int from, int length) {
      bytes += length;
    }
  }
}
