package dev.yourbrief.gateway.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Orders targets by weight. Each draws a point in (0, 1) and is scored {@code -ln(point) / weight};
 * the lowest score goes first, with a chance of exactly the weight's share. With points drawn anew
 * this is weighted sampling without replacement (Efraimidis and Spirakis 2006); with points that
 * hash a text and the target's name it is weighted rendezvous hashing (Schindelhauer and Schomaker
 * 2005): a change of one weight moves only texts to or from that target.
 */
final class Shares {

  private Shares() {}

  static List<Target> byChance(Route route, RandomGenerator random) {
    return order(route, _ -> random.nextDouble());
  }

  static List<Target> byText(Route route, String text) {
    return order(route, target -> place(route.name() + " " + target.name(), text));
  }

  private static List<Target> order(Route route, ToDoubleFunction<Target> points) {
    record Scored(Target target, double score) {}
    List<Scored> scored = new ArrayList<>();
    for (Target target : route.targets()) {
      if (target.weight() > 0) {
        double point = Math.max(points.applyAsDouble(target), Double.MIN_NORMAL);
        scored.add(new Scored(target, -Math.log(point) / target.weight()));
      }
    }
    scored.sort(Comparator.comparingDouble(Scored::score));
    return scored.stream().map(Scored::target).toList();
  }

  /** A point in [0, 1) for a text, spread evenly, and independent for each purpose. */
  static double place(String purpose, String text) {
    return (mix(mix(fnv(purpose)) ^ fnv(text)) >>> 11) * 0x1.0p-53;
  }

  /** FNV-1a over UTF-16 units. */
  private static long fnv(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash);
  }

  /** The finisher of SplitMix64 (Stafford's mix 13). */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }
}
