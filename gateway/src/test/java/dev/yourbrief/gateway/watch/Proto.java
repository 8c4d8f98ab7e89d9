package dev.yourbrief.gateway.watch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A message of Protocol Buffers, read by the numbers of its fields. */
final class Proto {

  private final Map<Integer, List<ByteBuffer>> fields = new TreeMap<>();

  static Proto of(ByteBuffer message) {
    Proto proto = new Proto();
    ByteBuffer in = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      long tag = varint(in);
      int length =
          switch ((int) (tag & 7)) {
            case 0 -> {
              int start = in.position();
              var _ = varint(in);
              int end = in.position();
              in.position(start);
              yield end - start;
            }
            case 1 -> 8;
            case 2 -> (int) varint(in);
            case 5 -> 4;
            default -> throw new AssertionError("no wire type " + (tag & 7));
          };
      proto
          .fields
          .computeIfAbsent((int) (tag >>> 3), _ -> new ArrayList<>())
          .add(in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN));
      in.position(in.position() + length);
    }
    return proto;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private List<ByteBuffer> all(int field) {
    return fields.getOrDefault(field, List.of());
  }

  List<Proto> messages(int field) {
    return all(field).stream().map(Proto::of).toList();
  }

  /** All that is reached by these fields, one in the other. */
  List<Proto> path(int... path) {
    List<Proto> here = List.of(this);
    for (int field : path) {
      here = here.stream().flatMap(p -> p.messages(field).stream()).toList();
    }
    return here;
  }

  boolean has(int field) {
    return fields.containsKey(field);
  }

  String text(int field) {
    return all(field).isEmpty()
        ? ""
        : StandardCharsets.UTF_8.decode(all(field).getFirst().duplicate()).toString();
  }

  String hex(int field) {
    if (all(field).isEmpty()) {
      return "";
    }
    ByteBuffer bytes = all(field).getFirst().duplicate();
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return HexFormat.of().formatHex(copy);
  }

  long number(int field) {
    return all(field).isEmpty() ? 0 : varint(all(field).getFirst().duplicate());
  }

  long fixed(int field) {
    return all(field).isEmpty() ? 0 : all(field).getFirst().getLong(0);
  }

  double real(int field) {
    return all(field).isEmpty() ? 0 : all(field).getFirst().getDouble(0);
  }

  /** Attributes of OpenTelemetry, in a field of key and value. */
  Map<String, String> attributes(int field) {
    Map<String, String> attributes = new TreeMap<>();
    for (Proto pair : messages(field)) {
      Proto value = pair.path(2).getFirst();
      String shown =
          value.has(1)
              ? value.text(1)
              : value.has(2)
                  ? String.valueOf(value.number(2) == 1)
                  : value.has(4) ? String.valueOf(value.real(4)) : String.valueOf(value.number(3));
      attributes.put(pair.text(1), shown);
    }
    return attributes;
  }
}
