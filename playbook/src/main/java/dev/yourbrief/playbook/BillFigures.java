package dev.yourbrief.playbook;

import dev.yourbrief.bill.Bill;
import dev.yourbrief.bill.BillFile;
import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Point;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The bill, as named figures. */
final class BillFigures {

  /** Every name and its unit. */
  static final Map<String, Unit> UNITS = new LinkedHashMap<>();

  private static final Unit MTOK = Unit.parse("Mtok/month");
  private static final Unit PERCENT = Unit.parse("percent");
  private static final Unit DAY = Unit.parse("day");

  /** With tokens known for less of the spend than this, the volume is not guessed from the rest. */
  private static final BigDecimal LEAST_SHARE_WITH_TOKENS = new BigDecimal("0.5");

  static {
    UNITS.put("bill.spendPerMonth", Unit.parse("USD/month"));
    UNITS.put("bill.inputPerMonth", MTOK);
    UNITS.put("bill.outputPerMonth", MTOK);
    UNITS.put("bill.daysWithData", DAY);
    UNITS.put("bill.windowDays", DAY);
    UNITS.put("bill.shareWithTokens", PERCENT);
    UNITS.put("bill.shareKnownModel", PERCENT);
    UNITS.put("bill.unreadableRows", Unit.ONE);
    UNITS.putAll(OutlookFigures.UNITS);
  }

  private BillFigures() {}

  static Fact of(Evaluation evaluation, String name) {
    Optional<Bill> bill = evaluation.bill();
    if (bill.isEmpty()) {
      return Fact.unknown(name);
    }
    return switch (name) {
      case "bill.spendPerMonth" ->
          bill.get()
              .runRate()
              .filter(r -> bill.get().currency().equals("USD"))
              .map(r -> fact(evaluation, name, "what you spend", r.perMonth(), r.method()))
              .orElse(Fact.unknown(name));
      case "bill.inputPerMonth" -> tokens(evaluation, name, "input tokens", TokenKind::isInput);
      case "bill.outputPerMonth" ->
          tokens(evaluation, name, "output tokens", kind -> !kind.isInput());
      case "bill.daysWithData" ->
          fact(
              evaluation,
              name,
              "days of the window with data",
              Estimate.of(bill.get().coverage().daysWithData()),
              "days that some file tells of");
      case "bill.windowDays" ->
          fact(
              evaluation,
              name,
              "days of the window",
              Estimate.of(bill.get().coverage().windowDays()),
              "days back from the last one with data");
      case "bill.shareWithTokens" ->
          percent(
              evaluation,
              name,
              "share of the spend whose tokens are known",
              bill.get().coverage().shareWithTokens());
      case "bill.shareKnownModel" ->
          percent(
              evaluation,
              name,
              "share of the spend whose model is known",
              bill.get().coverage().shareKnownModel());
      case "bill.unreadableRows" ->
          fact(
              evaluation,
              name,
              "rows that could not be read",
              Estimate.of(bill.get().unreadableRows()),
              "rows counted");
      default -> OutlookFigures.of(evaluation, bill.get(), name);
    };
  }

  private static Fact percent(Evaluation evaluation, String name, String label, BigDecimal share) {
    return fact(
        evaluation,
        name,
        label,
        new Point(share.scaleByPowerOfTen(2).round(MathContext.DECIMAL32)),
        "its cost over all usage cost of the window");
  }

  /**
   * Tokens of some kinds; where part of the spend has no tokens, scaled up as if it had the same
   * mix.
   */
  private static Fact tokens(
      Evaluation evaluation, String name, String label, Predicate<TokenKind> which) {
    Bill bill = evaluation.bill().orElseThrow();
    BigDecimal share = bill.coverage().shareWithTokens();
    BigDecimal sum =
        bill.tokensPerMonth().entrySet().stream()
            .filter(e -> which.test(e.getKey()))
            .map(Map.Entry::getValue)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (!bill.unpriced().isEmpty()) {
      // Their tokens would be weighed against the money of others.
      return Fact.unknown("bill.cost");
    }
    if (sum.signum() <= 0 || share.compareTo(LEAST_SHARE_WITH_TOKENS) < 0) {
      return Fact.unknown(name);
    }
    String how = "tokens of the run-rate's days, as a month";
    BigDecimal mtok = sum.scaleByPowerOfTen(-6);
    if (share.compareTo(BigDecimal.ONE) < 0) {
      mtok = mtok.divide(share, MathContext.DECIMAL64);
      how += ", scaled up by the share of the spend whose tokens are known";
    }
    return fact(evaluation, name, label, new Point(mtok.round(MathContext.DECIMAL64)), how);
  }

  static Fact fact(
      Evaluation evaluation, String name, String label, Estimate estimate, String how) {
    Unit unit = UNITS.getOrDefault(name, Unit.ONE);
    return Fact.of(
        evaluation.drawn(name, estimate, unit),
        Figure.amount(name, label, estimate, unit, measured(evaluation.bill().orElseThrow(), how)));
  }

  /** The provenance of what was counted or added up over the whole bill. */
  static Provenance measured(Bill bill, String how) {
    return new Provenance.Measured(
        bill.files().stream().map(f -> new Provenance.SourceFile(f.name(), f.sha256())).toList(),
        bill.files().stream().mapToLong(BillFile::rows).sum(),
        how);
  }
}
