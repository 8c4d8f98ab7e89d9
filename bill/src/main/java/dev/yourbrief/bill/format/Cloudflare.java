package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Authority;
import dev.yourbrief.bill.Charge;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The logs of Cloudflare's AI Gateway. Costs are US dollars, by Cloudflare's price list or one's
 * own; what its cache answered costs nothing, whatever the row says.
 *
 * @see <a href="https://developers.cloudflare.com/api/resources/ai_gateway/subresources/logs/">The
 *     logs API</a>
 */
final class Cloudflare implements RowFormat {

  private static final String FIX = "Export the logs again with created_at";

  @Override
  public String id() {
    return "cloudflare-ai-gateway";
  }

  @Override
  public Optional<String> version(Set<String> columns) {
    return columns.contains("tokens_in")
            && columns.contains("tokens_out")
            && Gateway.hasAny(columns, "cached", "provider")
        ? Optional.of("")
        : Optional.empty();
  }

  @Override
  public boolean isLog() {
    return true;
  }

  @Override
  public List<Charge> read(Row row) {
    Times.Moment start = start(row);
    Counts counts = Counts.plain(row.count("tokens_in"), row.count("tokens_out"));
    return Gateway.charges(
        () -> charge(row, start),
        row.money("cost", Gateway.USD),
        counts.kinds(row.text("model")),
        outcome(row));
  }

  private static Gateway.Outcome outcome(Row row) {
    if (Gateway.isYes(row.text("cached"))) {
      return Gateway.Outcome.CACHED;
    }
    String success = row.text("success");
    boolean failed =
        success.equalsIgnoreCase("false")
            || success.equals("0")
            || Gateway.isFailure(row.text("status_code"));
    return failed ? Gateway.Outcome.FAILED : Gateway.Outcome.SERVED;
  }

  private ChargeBuilder charge(Row row, Times.Moment start) {
    return new ChargeBuilder(row.where(), id(), start)
        .authority(Authority.GATEWAY)
        .provider(provider(row))
        .model(row.text("model"))
        .project("", row.firstOf("gateway_id", "gateway"))
        .dimension(row.text("id"));
  }

  /** The gateway's "compat" route names the provider in the model. */
  private static String provider(Row row) {
    String stated = row.text("provider");
    return Upstream.of(stated.equals("compat") ? "" : stated, row.text("model"), "");
  }

  private static Times.Moment start(Row row) {
    return Gateway.time(row, FIX, "created_at", "timestamp");
  }

  @Override
  public Optional<String> request(Row row) {
    return Optional.of(row.text("id")).filter(id -> !id.isEmpty());
  }

  @Override
  public Optional<IdleDay> idle(Row row) {
    return Optional.of(new IdleDay(provider(row), start(row).day()));
  }

  @Override
  public Optional<String> caveat() {
    return Optional.of(Gateway.NO_CACHE_COLUMNS);
  }
}
