import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes the invented bills of the examples. Every figure is computed from a day's traffic (seeded
 * by the name of the series and the day, never by a clock) and a published price, so the same bytes
 * come out on every run and every machine.
 *
 * <p>Usage: {@code java examples/generator/Generate.java [TARGET_DIR]}; the target is {@code
 * examples} unless given. Writes {@code TARGET_DIR/EXAMPLE/bills/FILE} and prints what each example
 * costs. The other files of this folder are compiled on the way: {@link Traffic} is the shape of
 * demand, {@link Prices} what it costs, and one class writes each kind of export.
 *
 * <p>No firm, person or address in the bills is real. The shapes are those of the real exports:
 * headers, number formats, byte-order marks, line ends and their known oddities.
 */
class Generate {

  public static void main(String[] args) throws IOException {
    if (args.length > 1 || args.length == 1 && args[0].startsWith("-")) {
      System.err.println("usage: java examples/generator/Generate.java [TARGET_DIR]");
      System.exit(2);
    }
    Path target = Path.of(args.length == 1 ? args[0] : "examples");
    supportAssistant().write(target, "support-assistant");
    documentExtraction().write(target, "document-extraction");
    clinicNotes().write(target, "clinic-notes");
    ScannedForms.write(target);
  }

  /** A shop's support assistant: about 9,000 USD a month over three providers. */
  private static Bills supportAssistant() {
    var traffic = new Traffic("support-assistant", 0.62, 0.02);
    var bills = new Bills();
    OpenAiExports.addTo(bills, traffic);
    AnthropicConsole.addTo(bills, traffic);
    AwsFocus.addTo(bills, traffic);
    return bills;
  }

  /** An insurer's document reader: about 180,000 USD a month, input-heavy and growing. */
  private static Bills documentExtraction() {
    var traffic = new Traffic("document-extraction", 0.4, 0.04);
    var bills = new Bills();
    GoogleFocus.addTo(bills, traffic);
    AnthropicReports.addTo(bills, traffic);
    return bills;
  }

  /** A clinic group's note writer behind its own gateway: about 14,000 USD a month. */
  private static Bills clinicNotes() {
    var traffic = new Traffic("clinic-notes", 0.35, 0.015);
    var bills = new Bills();
    GatewayCsv.addTo(bills, traffic);
    return bills;
  }
}
