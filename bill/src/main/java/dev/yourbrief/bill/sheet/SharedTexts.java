package dev.yourbrief.bill.sheet;

import dev.yourbrief.bill.container.CutException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The texts of a workbook, which its cells name by number: each is stored once. */
final class SharedTexts {

  private static final int MAX_TEXTS = 2_000_000;
  private static final int MAX_CHARACTERS = 64 << 20;

  private final List<String> texts = new ArrayList<>();

  static SharedTexts none() {
    return new SharedTexts();
  }

  static SharedTexts read(Xml xml) throws IOException {
    SharedTexts shared = new SharedTexts();
    long characters = 0;
    for (var name = xml.next(); name.isPresent(); name = xml.next()) {
      if (name.get().equals("si")) {
        String text = rich(xml, "si");
        characters += text.length();
        if (shared.texts.size() >= MAX_TEXTS || characters > MAX_CHARACTERS) {
          throw new CutException(
              "the workbook has more texts than are held in memory", "Save its sheets as CSV");
        }
        shared.texts.add(text);
      }
    }
    return shared;
  }

  /** A text in pieces of different looks, without the readings that stand above Japanese words. */
  static String rich(Xml xml, String element) throws IOException {
    StringBuilder text = new StringBuilder();
    for (var name = xml.nextWithin(element); name.isPresent(); name = xml.nextWithin(element)) {
      switch (name.get()) {
        case "t" -> {
          String more = xml.text();
          text.append(text.length() < Xml.MAX_TEXT ? more : "");
        }
        case "rPh" -> xml.skip();
        default -> {
          // What it looks like is of no interest.
        }
      }
    }
    return text.toString();
  }

  /** The text of that number; an empty string where there is none. */
  String at(String number) {
    try {
      int index = Integer.parseInt(number.strip());
      return index >= 0 && index < texts.size() ? texts.get(index) : "";
    } catch (NumberFormatException e) {
      return "";
    }
  }
}
