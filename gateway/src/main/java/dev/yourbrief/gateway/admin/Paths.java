package dev.yourbrief.gateway.admin;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.gateway.Gateway;
import dev.yourbrief.gateway.watch.Counts;
import dev.yourbrief.gateway.watch.Live;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What can be asked. Everything longer is made beside the event loops, which carry calls too. */
final class Paths {

  private final Vertx vertx;
  private final Gateway gateway;
  private final Counts counts;
  private final Live live;
  private final Supplier<List<Problem>> reload;
  private final Events events;

  Paths(Gateway gateway, Counts counts, Live live, Supplier<List<Problem>> reload) {
    this.vertx = gateway.vertx();
    this.gateway = gateway;
    this.counts = counts;
    this.live = live;
    this.reload = reload;
    this.events = new Events(gateway.vertx(), this::status);
  }

  private Status status() {
    return Status.of(gateway, live);
  }

  /** Answers whether the process lives, and whether it takes requests; false for other paths. */
  boolean health(String path, HttpServerResponse response) {
    switch (path) {
      case "/health/live" -> Desk.json(response, 200, StatusJson.health(List.of()));
      case "/health/ready" -> {
        List<String> obstacles = gateway.obstacles();
        Desk.json(response, obstacles.isEmpty() ? 200 : 503, StatusJson.health(obstacles));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Answers with a style, a script or a font, which are no secret; false for other paths. */
  boolean asset(String path, HttpServerResponse response) {
    Optional<Asset> asset = Asset.of(path);
    asset.ifPresent(found ->
        response
            .putHeader("content-type", found.type())
            .putHeader("cache-control", "max-age=3600")
            .end(found.bytes()));
    return asset.isPresent();
  }

  void get(HttpServerRequest request, String path, boolean hasLogin) {
    HttpServerResponse response = request.response();
    switch (path) {
      case "/" ->
          beside(response, () -> Page.whole(status(), hasLogin), p -> Desk.html(response, 200, p));
      case "/metrics" -> {
        Optional<String> accept = Optional.ofNullable(request.getHeader("accept"));
        beside(
            response,
            () -> counts.expose(accept),
            e -> response.putHeader("content-type", e.contentType()).end(e.text()));
      }
      case "/api/live" ->
          beside(response, () -> StatusJson.live(status()), json -> Desk.json(response, 200, json));
      case "/api/events" -> {
        if (!events.add(response, "page".equals(request.getParam("view")))) {
          Desk.error(response, 503, "too many listen already");
        }
      }
      case "/api/keys" ->
          beside(response, () -> StatusJson.keys(status()), json -> Desk.json(response, 200, json));
      case "/api/targets" ->
          beside(
              response, () -> StatusJson.targets(status()), json -> Desk.json(response, 200, json));
      case "/api/config" ->
          beside(
              response,
              () -> ConfigJson.of(gateway.dataPlane().config()),
              json -> Desk.json(response, 200, json));
      default -> Desk.error(response, 404, "there is no such path here");
    }
  }

  void reload(HttpServerResponse response) {
    vertx
        .executeBlocking(this::reloaded, true)
        .onSuccess(problems ->
            Desk.json(response, problems.isEmpty() ? 200 : 422, StatusJson.reloaded(problems)))
        .onFailure(_ -> failed(response));
  }

  private List<Problem> reloaded() {
    try {
      return reload.get();
    } catch (InputException e) {
      return e.problems();
    }
  }

  private <T> void beside(HttpServerResponse response, Callable<T> maker, Consumer<T> taker) {
    vertx
        .executeBlocking(maker, false)
        .onSuccess(made -> {
          if (!response.closed()) {
            taker.accept(made);
          }
        })
        .onFailure(_ -> failed(response));
  }

  private static void failed(HttpServerResponse response) {
    if (!response.closed() && !response.ended()) {
      Desk.error(response, 500, "this could not be answered");
    }
  }
}
