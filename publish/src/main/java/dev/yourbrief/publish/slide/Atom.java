package dev.yourbrief.publish.slide;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Words that stay together on a line.
 *
 * @param words the words; a space in them is no place to break
 * @param apart whether a space stands before them
 * @param strong whether they are set strong
 * @param figure the id of the figure they show, or empty
 * @param isName whether somebody else chose them: a name, or what somebody said
 */
record Atom(String words, boolean apart, boolean strong, String figure, boolean isName) {

  /** What is longer than this is prose, whoever said it, and may be broken. */
  private static final int WHOLE = 36;

  /** Ends of lines and paragraphs are spaces here, and so is what no font draws. */
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cc}\\u2028\\u2029]+");

  /** Marks that would turn the direction of what follows them. */
  private static final Pattern TURNS =
      Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

  /** A text, taken apart where a line may end. */
  static List<Atom> of(Text text, Page page) {
    List<Atom> atoms = new ArrayList<>();
    Splitter splitter = new Splitter(atoms);
    for (Text.Span span : text.spans()) {
      switch (span) {
        case Text.Plain plain -> splitter.add(plain.words(), false, "", false);
        case Text.Strong strong -> splitter.add(strong.words(), true, "", false);
        case Text.Name name -> splitter.add(name.name(), false, "", true);
        case Text.Slot slot -> figure(splitter, slot, page);
      }
    }
    return atoms;
  }

  private static void figure(Splitter splitter, Text.Slot slot, Page page) {
    Figure figure = page.ledger().find(slot.figure());
    String words = page.words(figure, slot.style());
    if (page.isWords(figure) || words.length() > WHOLE) {
      splitter.add(words, false, slot.figure(), page.isWords(figure));
    } else {
      splitter.whole(words, slot.figure());
    }
    String flag = page.flag(figure);
    if (!flag.isEmpty()) {
      splitter.add(" (" + flag + ")", false, "", false);
    }
  }

  /** What words say, in one line and in the order they were written. */
  static String clean(String words) {
    return TURNS.matcher(SPACE.matcher(words).replaceAll(" ")).replaceAll("");
  }

  /** Breaks words at their spaces, and remembers whether one is due. */
  private static final class Splitter {
    private final List<Atom> atoms;
    private boolean apart;

    Splitter(List<Atom> atoms) {
      this.atoms = atoms;
    }

    void add(String words, boolean strong, String figure, boolean isName) {
      String line = clean(words);
      apart |= line.startsWith(" ");
      for (String word : line.strip().split(" ", -1)) {
        if (!word.isEmpty()) {
          atoms.add(new Atom(word, apart, strong, figure, isName));
          apart = true;
        }
      }
      apart = line.endsWith(" ") || (apart && line.isBlank());
    }

    void whole(String words, String figure) {
      atoms.add(new Atom(words, apart, false, figure, false));
      apart = false;
    }
  }

  Face face(Face around) {
    return strong ? around.strong() : around;
  }

  double width(Face around, double size) {
    return face(around).width(words, size);
  }

  /** Whether a sentence ends here. */
  boolean isClosed() {
    String end = words.replaceAll("[”’\"')]+$", "");
    return !end.isEmpty() && ".!?…".indexOf(end.charAt(end.length() - 1)) >= 0;
  }

  Atom with(String other, boolean isApart) {
    return new Atom(other, isApart, strong, figure, isName);
  }
}
