package dev.yourbrief.gateway;

import dev.yourbrief.provider.wire.WireFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The wire formats there are. */
final class WireFormats {

  static final Map<String, WireFormat> BY_NAME =
      List.<WireFormat>of().stream()
          .collect(Collectors.toMap(WireFormat::name, Function.identity()));

  private WireFormats() {}
}
