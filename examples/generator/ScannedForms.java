import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The trial of the document reader: fields of invented forms, badly scanned, and what two systems
 * read in them. Forms differ in how bad the scan is, and both systems feel it, so that the fields
 * of one form are right or wrong together more often than chance has it: the reason to count forms
 * and not fields. The tuned system reads one field in twenty better.
 */
final class ScannedForms {
  private static final int TRAINING = 160;
  private static final int TEST = 300;
  private static final List<String> FIELDS = List.of("policy", "date", "amount", "branch");
  private static final List<String> BRANCHES =
      List.of("Motor", "Household", "Liability", "Legal", "Travel", "Accident");

  private ScannedForms() {}

  /** Writes {@code TARGET/document-extraction/trial/}, but for its plan, which people write. */
  static void write(Path target) throws IOException {
    Path folder = target.resolve("document-extraction").resolve("trial");
    Files.createDirectories(folder);
    List<String> train = rows("id,form,field,text,expected");
    List<String> test = rows("id,form,field,text,expected");
    List<String> retrieval = rows("id,answer");
    List<String> tuned = rows("id,answer");
    for (int n = 0; n < TRAINING + TEST; n++) {
      Map<String, String> form = form(n);
      for (String field : FIELDS) {
        String form4 = String.format(Locale.ROOT, "F%04d", n + 1);
        String id = form4 + "-" + field;
        String truth = form.get(field);
        String row =
            String.join(
                ",", id, form4, field, quoted(field + " · " + scan(n, form)), quoted(truth));
        if (n < TRAINING) {
          train.add(row);
        } else {
          test.add(row);
          retrieval.add(id + "," + quoted(answer("retrieval", n, field, truth, 0.0)));
          tuned.add(id + "," + quoted(answer("tuned", n, field, truth, 0.8)));
        }
      }
    }
    file(folder, "train.csv", train);
    file(folder, "test.csv", test);
    file(folder, "answers-retrieval.csv", retrieval);
    file(folder, "answers-tuned.csv", tuned);
  }

  private static List<String> rows(String header) {
    return new ArrayList<>(List.of(header));
  }

  private static void file(Path folder, String name, List<String> rows) throws IOException {
    Files.write(
        folder.resolve(name), (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> form(int n) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put(
        "policy",
        String.format(
            Locale.ROOT,
            "PX-%05d-%02d",
            (int) (Noise.uniform("policy" + n) * 100_000),
            (int) (Noise.uniform("version" + n) * 100)));
    form.put(
        "date",
        String.format(
            Locale.ROOT,
            "2026-%02d-%02d",
            1 + (int) (Noise.uniform("month" + n) * 10),
            1 + (int) (Noise.uniform("day" + n) * 28)));
    form.put(
        "amount",
        String.format(Locale.ROOT, "%.2f", 40 + Math.exp(9 * Noise.uniform("amount" + n))));
    form.put("branch", BRANCHES.get((int) (Noise.uniform("branch" + n) * BRANCHES.size())));
    return form;
  }

  /** What the scanner made of the form: letters misread where the paper was bad. */
  private static String scan(int n, Map<String, String> form) {
    String[] ymd = form.get("date").split("-");
    String text =
        "Claim form · Policy no. "
            + form.get("policy")
            + " · Date of loss "
            + ymd[2]
            + "."
            + ymd[1]
            + "."
            + ymd[0]
            + " · Sum claimed EUR "
            + form.get("amount")
            + " · Branch "
            + form.get("branch");
    double bad = 0.02 + 0.1 * Noise.uniform("scan" + n);
    StringBuilder scanned = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      scanned.append(Noise.uniform("scan" + n + "/" + i) < bad ? misread(c) : c);
    }
    return scanned.toString();
  }

  private static char misread(char c) {
    return switch (c) {
      case '0' -> 'O';
      case '1' -> 'l';
      case '5' -> 'S';
      case '8' -> 'B';
      case 'o' -> '0';
      case 'l' -> '1';
      case 'i' -> 'j';
      case 'e' -> 'c';
      case 'm' -> 'n';
      default -> c;
    };
  }

  /** Right with odds that fall with the scan; otherwise one place of it is misread. */
  private static String answer(String system, int n, String field, String truth, double better) {
    double logit =
        2.1
            + better * (1 + 1.4 * Noise.bell("gain" + n))
            + 1.1 * Noise.bell("form" + n)
            + 0.9 * Noise.bell("item" + n + field)
            + (field.equals("branch") ? 0.8 : 0);
    if (Noise.uniform(system + n + field) < 1 / (1 + Math.exp(-logit))) {
      // Systems write the same thing in their own way, which a fair grader takes no offence at.
      return field.equals("branch") && Noise.uniform(system + "case" + n) < 0.5
          ? truth.toLowerCase(Locale.ROOT)
          : truth;
    }
    if (field.equals("branch")) {
      return BRANCHES.get((BRANCHES.indexOf(truth) + 1) % BRANCHES.size());
    }
    int at = truth.length() - 1 - (int) (Noise.uniform(system + "at" + n + field) * 2);
    char digit = truth.charAt(at);
    return truth.substring(0, at) + (char) ('0' + (digit - '0' + 3) % 10) + truth.substring(at + 1);
  }

  private static String quoted(String text) {
    return text.contains(",") || text.contains("\"")
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
