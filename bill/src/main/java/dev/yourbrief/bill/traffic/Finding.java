package dev.yourbrief.bill.traffic;

import dev.yourbrief.figure.Estimate;
import java.util.Optional;

/**
 * A number about traffic, and how it was found.
 *
 * @param value the number: a point, or a 90 % interval; empty when it is unknown
 * @param how how it was found, or why it is unknown
 */
public record Finding(Optional<Estimate> value, How how) {

  static Finding of(Estimate value, How how) {
    return new Finding(Optional.of(value), how);
  }

  static Finding unknown(String why) {
    return new Finding(Optional.empty(), How.unknown(why));
  }
}
