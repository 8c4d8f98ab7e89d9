package dev.yourbrief.register.decision;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * The path of a file within a decision's folder. It can lead nowhere else, on any system: no parent
 * folder, no drive, no hidden name, no name that a system keeps for a device.
 */
public final class FilePath {

  private static final int LONGEST = 200;
  private static final int DEEPEST = 6;
  private static final Set<String> DEVICES =
      Set.of(
          "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
          "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

  private FilePath() {}

  /**
   * The path, if it is one.
   *
   * @throws InputException if it is not
   */
  public static String check(String path) {
    String[] parts = path.split("/", -1);
    if (path.length() > LONGEST || parts.length > DEEPEST) {
      throw wrong(path, "the path is too long");
    }
    for (String part : parts) {
      checkPart(path, part);
    }
    return path;
  }

  private static void checkPart(String path, String part) {
    int dot = part.indexOf('.');
    String stem = (dot < 0 ? part : part.substring(0, dot)).toLowerCase(Locale.ROOT);
    boolean isOdd =
        part.isEmpty()
            || part.startsWith(".")
            || part.startsWith("~")
            || part.endsWith(" ")
            || part.endsWith(".")
            || part.startsWith(" ")
            || DEVICES.contains(stem);
    boolean hasOdd =
        part.chars().anyMatch(c -> c < ' ' || c == 0x7f || "\\:*?\"<>|".indexOf(c) >= 0);
    if (isOdd || hasOdd) {
      throw wrong(path, "'" + part.replaceAll("\\p{Cntrl}", "�") + "' cannot be a file's name");
    }
  }

  /** A file's name as a browser or an archive gave it, made into one that can be: never empty. */
  public static String name(String given) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String plain =
        Normalizer.normalize(last, Normalizer.Form.NFC)
            .replaceAll("[\\p{Cntrl}\\p{Cf}:*?\"<>|]", "_")
            .replaceAll("^[. ~]+", "")
            .replaceAll("[. ]+$", "");
    if (plain.length() > 100) {
      plain = plain.substring(0, 60) + plain.substring(plain.length() - 40);
    }
    int dot = plain.indexOf('.');
    String stem = (dot < 0 ? plain : plain.substring(0, dot)).toLowerCase(Locale.ROOT);
    return plain.isEmpty() || DEVICES.contains(stem) ? "file-" + plain : plain;
  }

  private static InputException wrong(String path, String what) {
    return new InputException(
        Problem.of(
            Location.of(path.replaceAll("\\p{Cntrl}", "�")),
            what,
            "Name it with letters, digits, dots and hyphens, in folders if you like"));
  }
}
