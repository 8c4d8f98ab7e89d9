package dev.yourbrief.publish.json;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Figure.Amount;
import dev.yourbrief.figure.Figure.Day;
import dev.yourbrief.figure.Figure.Value;
import dev.yourbrief.figure.Figure.Words;
import dev.yourbrief.figure.Point;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Provenance.Assumed;
import dev.yourbrief.figure.Provenance.Catalogued;
import dev.yourbrief.figure.Provenance.Computed;
import dev.yourbrief.figure.Provenance.Given;
import dev.yourbrief.figure.Provenance.Measured;
import dev.yourbrief.figure.Provenance.SourceFile;
import dev.yourbrief.figure.Range;
import dev.yourbrief.figure.Summary;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.source.Location;
import java.util.List;

/**
 * A figure in JSON. Exact numbers are strings, because many readers of JSON round its numbers;
 * simulated ones are numbers, or {@code "never"}. Draws are written as their {@link Summary}.
 */
final class FigureJson {

  private FigureJson() {}

  static Json write(Figure figure) {
    Json.ObjBuilder object = Json.object().put("label", figure.label());
    switch (figure.value()) {
      case Day day -> object.put("day", day.date().toString());
      case Words words -> object.put("words", words.text());
      case Amount amount -> {
        estimate(object, amount.estimate());
        object.put("unit", amount.unit().toString());
      }
    }
    return object.put("provenance", provenance(figure.provenance())).build();
  }

  private static void estimate(Json.ObjBuilder object, Estimate estimate) {
    switch (estimate) {
      case Point point -> object.put("amount", point.value().toString());
      case Range range ->
          object.put("low", range.low().toString()).put("high", range.high().toString());
      case Draws draws -> estimate(object, Summary.of(draws));
      case Summary s ->
          object.put(
              "draws",
              Json.object()
                  .put("p05", Json.of(s.p05()))
                  .put("p10", Json.of(s.p10()))
                  .put("p50", Json.of(s.p50()))
                  .put("p90", Json.of(s.p90()))
                  .put("p95", Json.of(s.p95()))
                  .put("mean", Json.of(s.mean()))
                  .build());
    }
  }

  private static Json provenance(Provenance provenance) {
    Json.ObjBuilder object = Json.object();
    switch (provenance) {
      case Given given -> {
        Location at = given.where();
        object
            .put("kind", "given")
            .put("by", given.by())
            .put("on", given.on().toString())
            .put("file", at.file())
            .put("line", Json.of(at.line()))
            .put("column", Json.of(at.column()));
      }
      case Measured measured ->
          object
              .put("kind", "measured")
              .put("how", measured.how())
              .put("rows", Json.of(measured.rows()))
              .put("files", Json.array(measured.files().stream().map(FigureJson::file).toList()));
      case Computed computed ->
          object
              .put("kind", "computed")
              .put("formula", computed.formula())
              .put("inputs", Json.array(computed.inputs().stream().map(Json::of).toList()));
      case Catalogued catalogued ->
          object
              .put("kind", "catalogued")
              .put("source", catalogued.source())
              .put("asOf", catalogued.asOf().toString());
      case Assumed assumed -> object.put("kind", "assumed").put("why", assumed.why());
    }
    return object.build();
  }

  private static Json file(SourceFile file) {
    return Json.object().put("name", file.name()).put("sha256", file.sha256()).build();
  }

  static Figure read(String id, Json json) {
    return JsonFields.read(
        json,
        fields ->
            new Figure(
                id,
                fields.string("label"),
                value(fields),
                JsonFields.read(fields.get("provenance"), FigureJson::readProvenance)));
  }

  private static Value value(JsonFields fields) {
    if (fields.has("day")) {
      return new Day(fields.date("day"));
    }
    if (fields.has("words")) {
      return new Words(fields.string("words"));
    }
    Estimate estimate =
        fields.has("draws")
            ? JsonFields.read(fields.get("draws"), FigureJson::summary)
            : fields.has("low")
                ? new Range(fields.decimal("low"), fields.decimal("high"))
                : new Point(fields.decimal("amount"));
    return new Amount(estimate, Unit.parse(fields.string("unit")));
  }

  private static Summary summary(JsonFields fields) {
    return new Summary(
        fields.number("p05"),
        fields.number("p10"),
        fields.number("p50"),
        fields.number("p90"),
        fields.number("p95"),
        fields.number("mean"));
  }

  private static Provenance readProvenance(JsonFields fields) {
    Json kind = fields.get("kind");
    return switch (JsonFields.string(kind)) {
      case "given" ->
          new Given(
              fields.string("by"),
              fields.date("on"),
              new Location(
                  fields.string("file"),
                  Math.toIntExact(fields.integer("line")),
                  Math.toIntExact(fields.integer("column"))));
      case "measured" -> {
        List<SourceFile> files =
            fields.list(
                "files",
                file ->
                    JsonFields.read(
                        file, f -> new SourceFile(f.string("name"), f.string("sha256"))));
        yield new Measured(files, fields.integer("rows"), fields.string("how"));
      }
      case "computed" -> new Computed(fields.string("formula"), fields.strings("inputs"));
      case "catalogued" -> new Catalogued(fields.string("source"), fields.date("asOf"));
      case "assumed" -> new Assumed(fields.string("why"));
      default -> throw JsonFields.wrong(kind, "given, measured, computed, catalogued or assumed");
    };
  }
}
