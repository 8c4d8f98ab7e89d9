package dev.yourbrief.publish.diff;

/** A change as it is told when the two briefs change places. */
final class Mirror {

  private Mirror() {}

  static Change of(Change change) {
    return switch (change) {
      case Change.Framing(var frame, var old, var now) -> new Change.Framing(frame, now, old);
      case Change.AsOf(var old, var now) -> new Change.AsOf(now, old);
      case Change.Verdict(var old, var now) -> new Change.Verdict(now, old);
      case Change.Bar(var old, var now) -> new Change.Bar(now, old);
      case Change.Door(var old, var now) -> new Change.Door(now, old);
      case Change.InputFile(var name, var old, var now) -> new Change.InputFile(name, now, old);
      case Change.Seed(var old, var now) -> new Change.Seed(now, old);
      case Change.DrawCount(var old, var now) -> new Change.DrawCount(now, old);
      case Change.Date(var occasion, var id, var old, var now) ->
          new Change.Date(occasion, id, now, old);
      case Change.Trigger(var old, var now) -> new Change.Trigger(now, old);
      case Change.Question(var old, var now) -> new Change.Question(now, old);
      case Change.Role(var old, var now) -> new Change.Role(now, old);
      case Change.Prose(var section, var item, var old, var now) ->
          new Change.Prose(section, item, now, old);
      case FigureChange(var old, var now, var place) -> new FigureChange(now, old, place);
    };
  }
}
