package dev.yourbrief.publish.slide;

import java.util.ArrayList;
import java.util.List;

/**
 * Words set in lines.
 *
 * @param face the face
 * @param size the size of the words
 * @param lines the lines
 * @param isWhole whether nothing had to be left out
 */
record Block(Face face, double size, List<List<Atom>> lines, boolean isWhole) {

  /** From one line to the next, in sizes. */
  private static final double LEADING = 1.32;

  private static final String CUT = "…";

  /** Sets words in the largest of the sizes in which they take no more lines than there may be. */
  static Block fit(List<Atom> atoms, Face face, double width, int most, double... sizes) {
    for (double size : sizes) {
      List<List<Atom>> lines = wrap(atoms, face, width, size);
      if (lines.size() <= most) {
        return new Block(face, size, balanced(atoms, face, width, size, lines), true);
      }
    }
    double size = sizes[sizes.length - 1];
    return new Block(face, size, cut(atoms, face, width, size, most), false);
  }

  /** As many whole sentences as there is room for; only a first one that is too long is cut. */
  private static List<List<Atom>> cut(
      List<Atom> atoms, Face face, double width, double size, int most) {
    for (int end = atoms.size() - 1; end > 0; end--) {
      if (atoms.get(end - 1).isClosed()) {
        List<List<Atom>> lines = wrap(atoms.subList(0, end), face, width, size);
        if (lines.size() <= most) {
          return lines;
        }
      }
    }
    List<List<Atom>> lines = new ArrayList<>(wrap(atoms, face, width, size).subList(0, most));
    List<Atom> last = new ArrayList<>(lines.getLast());
    double cutWidth = face.width(CUT, size);
    while (last.size() > 1 && width(last, face, size) + cutWidth > width) {
      last.removeLast();
    }
    Atom end = last.removeLast();
    String words = end.words();
    if (end.figure().isEmpty() || end.isName()) {
      while (words.length() > 1
          && width(last, face, size) + end.face(face).width(" " + words, size) + cutWidth > width) {
        words = words.substring(0, words.offsetByCodePoints(words.length(), -1));
      }
    }
    last.add(end.with(words, end.apart()));
    last.add(new Atom(CUT, false, false, "", false));
    lines.set(most - 1, last);
    return lines;
  }

  /** The same lines, about as long as each other, where there are two or three. */
  private static List<List<Atom>> balanced(
      List<Atom> atoms, Face face, double width, double size, List<List<Atom>> lines) {
    List<List<Atom>> best = lines;
    for (double narrower = width * 0.96; isFew(lines); narrower *= 0.96) {
      List<List<Atom>> other = wrap(atoms, face, narrower, size);
      if (other.size() > lines.size() || narrower < width * 0.6) {
        break;
      }
      best = other;
    }
    return best;
  }

  private static boolean isFew(List<List<Atom>> lines) {
    return lines.size() == 2 || lines.size() == 3;
  }

  private static List<List<Atom>> wrap(List<Atom> atoms, Face face, double width, double size) {
    List<List<Atom>> lines = new ArrayList<>();
    List<Atom> line = new ArrayList<>();
    for (List<Atom> together : clusters(atoms, face, width, size)) {
      List<Atom> longer = new ArrayList<>(line);
      longer.addAll(together);
      if (!line.isEmpty() && width(longer, face, size) > width) {
        lines.add(line);
        line = new ArrayList<>(together);
      } else {
        line = longer;
      }
    }
    if (!line.isEmpty()) {
      lines.add(line);
    }
    return lines;
  }

  /** Atoms without a space between stay on one line; what no line holds is broken anywhere. */
  private static List<List<Atom>> clusters(List<Atom> atoms, Face face, double width, double size) {
    List<List<Atom>> clusters = new ArrayList<>();
    for (Atom atom : atoms) {
      boolean begins = atom.apart() || clusters.isEmpty();
      for (Atom part : parts(atom, face, width, size)) {
        boolean fits =
            !clusters.isEmpty()
                && width(clusters.getLast(), face, size) + part.width(face, size) <= width;
        if (begins || !fits) {
          clusters.add(new ArrayList<>());
        }
        clusters.getLast().add(part);
        begins = false;
      }
    }
    return clusters;
  }

  private static List<Atom> parts(Atom atom, Face face, double width, double size) {
    List<Atom> parts = new ArrayList<>();
    String rest = atom.words();
    boolean apart = atom.apart();
    while (atom.face(face).width(rest, size) > width) {
      int end = 0;
      double used = 0;
      while (end < rest.length()) {
        int letter = rest.codePointAt(end);
        used += atom.face(face).width(Character.toString(letter), size);
        if (used > width && end > 0) {
          break;
        }
        end += Character.charCount(letter);
      }
      end = better(rest, end);
      parts.add(atom.with(rest.substring(0, end), apart));
      rest = rest.substring(end);
      apart = false;
    }
    if (!rest.isEmpty()) {
      parts.add(atom.with(rest, apart));
    }
    return parts;
  }

  /** After a hyphen or a slash, if there is one in the second half of what fits. */
  private static int better(String words, int end) {
    for (int at = end; at > end / 2; at--) {
      if ("-/_.".indexOf(words.charAt(at - 1)) >= 0) {
        return at;
      }
    }
    return end;
  }

  static double width(List<Atom> line, Face face, double size) {
    double width = 0;
    for (int i = 0; i < line.size(); i++) {
      boolean spaced = i > 0 && line.get(i).apart();
      width += line.get(i).width(face, size) + (spaced ? face.width(" ", size) : 0);
    }
    return width;
  }

  double pitch() {
    return Math.round(size * (size > 36 ? 1.14 : LEADING));
  }

  double height() {
    return lines.size() * pitch();
  }

  double width() {
    return lines.stream().mapToDouble(line -> width(line, face, size)).max().orElse(0);
  }
}
