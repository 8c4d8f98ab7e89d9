package dev.yourbrief.publish;

import dev.yourbrief.publish.Svg.Spot;
import java.util.ArrayList;
import java.util.List;

/** Finds room for words in a drawing, so that no two overlap and none is cut off. */
public final class Labels {

  /** The width of a letter, in font sizes: a little more than the page's sans needs. */
  static final double LETTER = 0.52;

  /** A box. */
  public record Box(double left, double top, double right, double bottom) {
    boolean meets(Box o) {
      return left < o.right && o.left < right && top < o.bottom && o.top < bottom;
    }

    boolean holds(Spot s) {
      return s.x() > left && s.x() < right && s.y() > top && s.y() < bottom;
    }

    boolean inside(Box o) {
      return left >= o.left && right <= o.right && top >= o.top && bottom <= o.bottom;
    }
  }

  private final List<Box> taken = new ArrayList<>();
  private final List<Spot> lines = new ArrayList<>();

  public static double width(String words, double size) {
    return words.codePointCount(0, words.length()) * size * LETTER;
  }

  /** The box around a dot. */
  public static Box around(Spot spot, double radius) {
    return new Box(spot.x() - radius, spot.y() - radius, spot.x() + radius, spot.y() + radius);
  }

  public void avoid(Box box) {
    taken.add(box);
  }

  /** Words had better not stand on a line through these spots. */
  public void avoidLine(List<Spot> spots) {
    for (int i = 1; i < spots.size(); i++) {
      Spot a = spots.get(i - 1);
      Spot b = spots.get(i);
      int steps = 1 + (int) (Math.hypot(b.x() - a.x(), b.y() - a.y()) / 4);
      for (int s = 0; s <= steps; s++) {
        double t = (double) s / steps;
        lines.add(new Spot(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y())));
      }
    }
  }

  /** The best box of this size near the spot, within the bounds; it is taken from then on. */
  Box place(Spot near, double width, double height, Box bounds) {
    Box best = new Box(near.x(), near.y() - height, near.x() + width, near.y());
    double bestCost = Double.MAX_VALUE;
    for (double gap : new double[] {11, 16, 26, 40}) {
      double[][] corners = {
        {-width - gap * 0.6, -height - gap * 0.6},
        {-width / 2, -height - gap},
        {gap * 0.6, gap * 0.6},
        {-width / 2, gap},
        {gap, -height / 2},
        {-width - gap, -height / 2},
        {gap * 0.6, -height - gap * 0.6},
        {-width - gap * 0.6, gap * 0.6},
      };
      for (double[] c : corners) {
        double left =
            Math.clamp(near.x() + c[0], bounds.left, Math.max(bounds.left, bounds.right - width));
        double top =
            Math.clamp(near.y() + c[1], bounds.top, Math.max(bounds.top, bounds.bottom - height));
        Box box = new Box(left, top, left + width, top + height);
        double cost = cost(box) + gap;
        if (cost < bestCost) {
          bestCost = cost;
          best = box;
        }
      }
    }
    taken.add(best);
    return best;
  }

  private double cost(Box box) {
    double cost = 0;
    for (Box other : taken) {
      cost += box.meets(other) ? 10_000 : 0;
    }
    for (Spot spot : lines) {
      cost += box.holds(spot) ? 12 : 0;
    }
    return cost;
  }

  /**
   * Heights for labels that stand in a column: as near to the wanted ones as fits, in the same
   * order, without overlap.
   *
   * @param wanted the wanted middles, rising
   * @param heights the height of each
   */
  static double[] column(double[] wanted, double[] heights, double top, double bottom) {
    double[] at = wanted.clone();
    double edge = top;
    for (int i = 0; i < at.length; i++) {
      at[i] = Math.max(at[i], edge + heights[i] / 2);
      edge = at[i] + heights[i] / 2;
    }
    edge = bottom;
    for (int i = at.length - 1; i >= 0; i--) {
      at[i] = Math.min(at[i], edge - heights[i] / 2);
      edge = at[i] - heights[i] / 2;
    }
    return at;
  }

  /** Words broken into lines no wider than {@code width}, the last one cut short if need be. */
  public static List<String> wrap(String words, double width, double size, int maxLines) {
    List<String> result = new ArrayList<>();
    String rest = words.strip();
    while (!rest.isEmpty()) {
      int fits = (int) Math.max(4, width / (size * LETTER));
      if (rest.length() <= fits) {
        result.add(rest);
        break;
      }
      if (result.size() == maxLines - 1) {
        int cut =
            rest.offsetByCodePoints(0, Math.min(fits - 1, rest.codePointCount(0, rest.length())));
        result.add(rest.substring(0, cut).stripTrailing() + "…");
        break;
      }
      int space = rest.lastIndexOf(' ', fits);
      int cut =
          space > 0
              ? space
              : rest.offsetByCodePoints(0, Math.min(fits, rest.codePointCount(0, rest.length())));
      result.add(rest.substring(0, cut));
      rest = rest.substring(cut).strip();
    }
    return result;
  }
}
