package dev.yourbrief.playbook.language;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** A function of one number. {@link StrictMath} gives the same digits on every machine. */
enum Curve {
  ABS("") {
    @Override
    double at(double x) {
      return Math.abs(x);
    }

    @Override
    Optional<BigDecimal> exactly(BigDecimal x) {
      return Optional.of(x.abs());
    }
  },
  /** To the nearest whole number, halves away from zero. */
  ROUND("") {
    @Override
    double at(double x) {
      double whole = Math.floor(Math.abs(x));
      double rest = Math.abs(x) - whole;
      return Math.copySign(rest >= 0.5 ? whole + 1 : whole, x);
    }

    @Override
    Optional<BigDecimal> exactly(BigDecimal x) {
      return Optional.of(x.setScale(0, RoundingMode.HALF_UP));
    }
  },
  LN("the logarithm of a number that is not above zero") {
    @Override
    double at(double x) {
      return x > 0 ? StrictMath.log(x) : Double.NaN;
    }
  },
  EXP("") {
    @Override
    double at(double x) {
      return StrictMath.exp(x);
    }
  },
  SQRT("the square root of a number below zero") {
    @Override
    double at(double x) {
      return StrictMath.sqrt(x);
    }

    @Override
    Optional<BigDecimal> exactly(BigDecimal x) {
      return x.signum() < 0 ? Optional.empty() : Optional.of(x.sqrt(Exact.CONTEXT));
    }
  };

  /** Why no number comes out, where none does. */
  final String trouble;

  Curve(String trouble) {
    this.trouble = trouble;
  }

  abstract double at(double x);

  /** The value for a number that is the same in every draw; empty when there is none. */
  Optional<BigDecimal> exactly(BigDecimal x) {
    return Exact.of(at(x.doubleValue()));
  }
}
