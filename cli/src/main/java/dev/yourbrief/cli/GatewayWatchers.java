package dev.yourbrief.cli;

import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.gateway.Gateway;
import dev.yourbrief.gateway.admin.AdminServer;
import dev.yourbrief.gateway.config.Config;
import dev.yourbrief.gateway.watch.Counts;
import dev.yourbrief.gateway.watch.Live;
import dev.yourbrief.gateway.watch.Log;
import dev.yourbrief.gateway.watch.Telemetry;
import dev.yourbrief.gateway.watch.Watcher;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** All that is told of a gateway's calls: counts, the live view, the log, OpenTelemetry. */
final class GatewayWatchers implements AutoCloseable {

  private final Map<String, String> environment;
  private final Clock clock;
  private final Counts counts = new Counts();
  private final Live live;
  private final Optional<Log> log;
  private final Optional<Telemetry> telemetry;

  /**
   * @param environment where OpenTelemetry's own variables are
   * @param form of the log, which goes to standard error; empty for none
   */
  GatewayWatchers(
      Config config, Map<String, String> environment, Clock clock, Optional<Log.Form> form) {
    this.environment = environment;
    this.clock = clock;
    this.live = new Live(clock);
    this.log = form.map(f -> new Log(f, System.err));
    this.telemetry = Telemetry.of(environment, config);
    log.ifPresent(l -> counts.dropped("log", l::dropped));
    telemetry.ifPresent(t -> counts.dropped("telemetry", t::dropped));
  }

  List<Watcher> all() {
    List<Watcher> all = new ArrayList<>(List.of(counts, live));
    log.ifPresent(all::add);
    telemetry.ifPresent(all::add);
    return all;
  }

  /** Serves what is seen at the admin's address. */
  AdminServer serve(Gateway gateway, Supplier<List<Problem>> reload) {
    return AdminServer.start(gateway, counts, live, reload, environment, clock);
  }

  void follow(Config config) {
    telemetry.ifPresent(t -> t.follow(config));
  }

  @Override
  public void close() {
    log.ifPresent(Log::close);
    telemetry.ifPresent(Telemetry::close);
  }
}
