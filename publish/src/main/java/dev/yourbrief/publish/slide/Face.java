package dev.yourbrief.publish.slide;

import dev.yourbrief.publish.Resource;

/** The four faces a slide is set in. */
final class Face {

  private static final String SERIFS = "'Brief Serif', 'Source Serif 4', Charter, Georgia, serif";
  private static final String SANSES =
      "'Brief Sans', 'Source Sans 3', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

  static final Face SERIF = new Face("SourceSerif4-Regular", SERIFS, "normal");
  static final Face SERIF_STRONG = new Face("SourceSerif4-Semibold", SERIFS, "bold");
  static final Face SANS = new Face("SourceSans3-Regular", SANSES, "normal");
  static final Face SANS_STRONG = new Face("SourceSans3-Semibold", SANSES, "bold");

  /**
   * The page's own serif, which stands in the SVG, is cut for smaller sizes than the one that is
   * measured: its words are wider by a sixteenth, and rarely by more than this.
   */
  private static final double WIDER = 1.08;

  private final String family;
  private final String weight;

  // Only read after it is made.
  @SuppressWarnings("ImmutableEnumChecker")
  private final TrueType metrics;

  private Face(String file, String family, String weight) {
    this.family = family;
    this.weight = weight;
    this.metrics = new TrueType(Resource.font(file + ".ttf"));
  }

  String family() {
    return family;
  }

  /** As SVG has it: every program knows these two, and takes our semibold for bold. */
  String weight() {
    return weight;
  }

  /** The strong face of the same family. */
  Face strong() {
    return isSerif() ? SERIF_STRONG : SANS_STRONG;
  }

  private boolean isSerif() {
    return family.equals(SERIFS);
  }

  /** How wide words are, in the units of the size. */
  double width(String words, double size) {
    return words.codePoints().mapToDouble(metrics::width).sum() * size * (isSerif() ? WIDER : 1);
  }
}
