package dev.yourbrief.publish.json;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Summary;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Values as JSON, component by component. Numbers keep every digit; a quantity that never comes to
 * pass is the text {@code never}.
 */
public final class RecordJson {

  private final JsonGenerator json;

  private RecordJson(JsonGenerator json) {
    this.json = json;
  }

  /** The value, on lines of its own. */
  public static String of(Object value) {
    StringWriter text = new StringWriter();
    ObjectWriteContext.Base pretty =
        new ObjectWriteContext.Base() {
          @Override
          public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
          }
        };
    try (JsonGenerator json = new JsonFactory().createGenerator(pretty, text)) {
      new RecordJson(json).write(value);
    }
    return text.toString();
  }

  private void write(Object value) {
    switch (value) {
      case Optional<?> optional -> optional.ifPresentOrElse(this::write, json::writeNull);
      case OptionalDouble number when number.isPresent() -> write(number.getAsDouble());
      case OptionalInt number when number.isPresent() -> write(number.getAsInt());
      case OptionalDouble none -> json.writeNull();
      case OptionalInt none -> json.writeNull();
      case Draws draws -> write(Summary.of(draws));
      case Record fields -> object(fields);
      case Map<?, ?> map -> map(map);
      case Collection<?> items -> {
        json.writeStartArray();
        items.forEach(this::write);
        json.writeEndArray();
      }
      case BigDecimal number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Integer number -> json.writeNumber(number);
      case Double number when number.isInfinite() -> json.writeString("never");
      case Double number -> json.writeNumber(number);
      case Boolean truth -> json.writeBoolean(truth);
      case Enum<?> word -> json.writeString(lower(word));
      default -> json.writeString(value.toString());
    }
  }

  private void object(Record fields) {
    json.writeStartObject();
    for (RecordComponent component : fields.getClass().getRecordComponents()) {
      json.writeName(component.getName());
      try {
        var accessor = component.getAccessor();
        accessor.setAccessible(true);
        write(accessor.invoke(fields));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(
            component + " of " + fields.getClass() + " cannot be read", e);
      }
    }
    if (fields instanceof Estimate estimate && !(fields instanceof Summary)) {
      json.writeName("median");
      write(estimate.median());
    }
    json.writeEndObject();
  }

  private void map(Map<?, ?> map) {
    json.writeStartObject();
    map.forEach((key, value) -> {
      json.writeName(key instanceof Enum<?> word ? lower(word) : key.toString());
      write(value);
    });
    json.writeEndObject();
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
