package dev.yourbrief.bill.sheet;

import dev.yourbrief.bill.container.CutException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML of a workbook, element by element. It has no document type, so that there are no entities to
 * expand and nothing to fetch; tags and texts are of bounded length.
 */
final class Xml implements AutoCloseable {

  /** The longest text a cell may hold, by Excel's own rule. */
  static final int MAX_TEXT = 32_767;

  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader reader;
  private final InputStream in;

  private Xml(XMLStreamReader reader, InputStream in) {
    this.reader = reader;
    this.in = in;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  static Xml of(InputStream in) throws IOException {
    try {
      return new Xml(FACTORY.createXMLStreamReader(new Bounded(in)), in);
    } catch (XMLStreamException | RuntimeException e) {
      throw cut(e);
    }
  }

  /** The next start of an element, by its name without a prefix; empty at the end. */
  Optional<String> next() throws IOException {
    for (int event = step(); event >= 0; event = step()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        return Optional.of(reader.getLocalName());
      }
    }
    return Optional.empty();
  }

  /** The next start of an element within the one named, whose start was read; empty at its end. */
  Optional<String> nextWithin(String element) throws IOException {
    for (int event = step(); event >= 0; event = step()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        return Optional.of(reader.getLocalName());
      }
      if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals(element)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The text of the element whose start was read, up to its end. */
  String text() throws IOException {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      switch (step()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          String more = reader.getText();
          text.append(more, 0, Math.min(more.length(), MAX_TEXT - text.length()));
        }
        case -1 -> depth = 0;
        default -> {
          // Comments and the like say nothing.
        }
      }
    }
    return text.toString();
  }

  /** Passes over the element whose start was read. */
  void skip() throws IOException {
    for (int depth = 1; depth > 0; ) {
      int event = step();
      depth +=
          event == XMLStreamConstants.START_ELEMENT
              ? 1
              : event == XMLStreamConstants.END_ELEMENT ? -1 : event < 0 ? -depth : 0;
    }
  }

  /** The attribute of that name, whatever its prefix; an empty string where there is none. */
  String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  /** The next event; -1 at the end. */
  private int step() throws IOException {
    try {
      if (!reader.hasNext()) {
        return -1;
      }
      int event = reader.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new CutException(
            "its XML declares things of its own, as no workbook does", "Save it again in Excel");
      }
      return event;
    } catch (XMLStreamException | RuntimeException e) {
      throw cut(e);
    }
  }

  private static IOException cut(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CutException cut) {
        return cut;
      }
      if (cause instanceof XMLStreamException xml
          && xml.getNestedException() instanceof CutException cut) {
        return cut;
      }
    }
    return new CutException(
        "its XML is damaged; what comes before was read", "Save or export it again");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** No tag and no text is longer than a bound, or the parser would hold all of it. */
  private static final class Bounded extends FilterInputStream {

    private static final int MAX_RUN = 1 << 20;

    private int run;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      int n = super.read(target, from, length);
      for (int i = from; i < from + n; i++) {
        run = target[i] == '<' || target[i] == '>' ? 0 : run + 1;
        if (run > MAX_RUN) {
          throw new CutException(
              "a text in it is longer than any cell can be; what comes before was read",
              "Save or export it again");
        }
      }
      return n;
    }
  }
}
