package dev.yourbrief.publish;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Provenance.Assumed;
import dev.yourbrief.figure.Provenance.Catalogued;
import dev.yourbrief.figure.Provenance.Computed;
import dev.yourbrief.figure.Provenance.Given;
import dev.yourbrief.figure.Provenance.Measured;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.messages.Messages;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every figure a page shows, with the few the page adds of its own, such as the day it speaks from.
 */
public final class Ledger {

  public static final String AS_OF = "brief.asOf";
  public static final String SEED = "brief.seed";
  public static final String DRAWS = "brief.draws";

  /** Figures of one kind of origin, under one heading. */
  public record Group(String name, String note, List<Figure> figures) {}

  /** What is to be said beside a number, wherever it stands. */
  public enum Caution {
    NONE,
    ASSUMED,
    STALE
  }

  /** The kinds of origin, in the order they are shown, with the keys of their names. */
  private static final Map<Class<? extends Provenance>, String> KINDS = kinds();

  private static Map<Class<? extends Provenance>, String> kinds() {
    Map<Class<? extends Provenance>, String> kinds = new LinkedHashMap<>();
    kinds.put(Given.class, "origin.given");
    kinds.put(Measured.class, "origin.measured");
    kinds.put(Catalogued.class, "origin.catalogued");
    kinds.put(Assumed.class, "origin.assumed");
    kinds.put(Computed.class, "origin.computed");
    return kinds;
  }

  private final LocalDate asOf;
  private final SortedMap<String, Figure> figures;

  /** For each set of files, the first figure that was measured in it. */
  private final Map<List<Provenance.SourceFile>, String> firsts = new HashMap<>();

  private final Map<String, Integer> rows = new HashMap<>();

  Ledger(SortedMap<String, Figure> figures, LocalDate asOf) {
    this.asOf = asOf;
    this.figures = Collections.unmodifiableSortedMap(figures);
    for (Figure figure : figures.values()) {
      if (figure.provenance() instanceof Measured measured) {
        firsts.putIfAbsent(measured.files(), figure.id());
      }
    }
  }

  /** The figures of a brief, with the few its page adds. */
  public static Ledger of(Brief brief) {
    Messages messages = Messages.of(brief.locale());
    Provenance own = new Computed(messages.say("origin.own"), List.of());
    SortedMap<String, Figure> all = new TreeMap<>(brief.figures());
    all.put(AS_OF, Figure.day(AS_OF, messages.say("brief.asOf"), brief.asOf(), own));
    all.put(SEED, count(SEED, messages.say("brief.seed"), brief.basis().seed(), own));
    all.put(DRAWS, count(DRAWS, messages.say("brief.draws"), brief.basis().draws(), own));
    return new Ledger(all, brief.asOf());
  }

  private static Figure count(String id, String label, long value, Provenance own) {
    return Figure.amount(id, label, Estimate.of(value), Unit.ONE, own);
  }

  public SortedMap<String, Figure> figures() {
    return figures;
  }

  public Figure find(String id) {
    return Wording.find(figures, id);
  }

  /**
   * The first figure in the ledger that was measured in the same files as this one, so that a long
   * list of files is shown once; the figure itself when it is that one, or when one file is all.
   */
  public String firstOf(Figure figure) {
    return figure.provenance() instanceof Measured measured && measured.files().size() > 1
        ? firsts.getOrDefault(measured.files(), figure.id())
        : figure.id();
  }

  /** The number of a figure's row, counted from one through all {@link #groups}. */
  int row(String id) {
    if (rows.isEmpty()) {
      KINDS
          .keySet()
          .forEach(kind -> members(kind).forEach(figure -> rows.put(figure.id(), rows.size() + 1)));
    }
    return Objects.requireNonNull(rows.get(id), id);
  }

  public Caution caution(Figure figure) {
    return switch (figure.provenance()) {
      // A multiple of today's volume heads a column; nobody has to confirm it.
      case Assumed ignored -> UnitWords.isMultiple(figure.id()) ? Caution.NONE : Caution.ASSUMED;
      case Catalogued catalogued when catalogued.isStaleOn(asOf) -> Caution.STALE;
      default -> Caution.NONE;
    };
  }

  public List<Group> groups(Messages messages) {
    List<Group> groups = new ArrayList<>();
    KINDS.forEach((kind, key) -> {
      List<Figure> members = members(kind);
      if (!members.isEmpty()) {
        groups.add(new Group(messages.say(key), messages.say(key + ".note"), members));
      }
    });
    return groups;
  }

  private List<Figure> members(Class<? extends Provenance> kind) {
    return figures.values().stream().filter(f -> kind.isInstance(f.provenance())).toList();
  }
}
