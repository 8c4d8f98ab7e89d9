package dev.yourbrief.gateway.admin;

import dev.yourbrief.provider.json.Json;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells those who listen what the traffic is like, once a second, while anybody does. Whoever does
 * not take what it is sent is let go. On one event loop; the text is made beside it.
 */
final class Events {

  private static final long MILLIS = 1_000;
  private static final int MOST_READERS = 32;
  private static final int MOST_SKIPPED = 10;
  private static final int QUEUE_BYTES = 1 << 18;

  /** Of the last calls, those a view shows. */
  private static final int CALLS = 40;

  private static final class Reader {
    private final boolean isPage;
    private int skipped;

    Reader(boolean isPage) {
      this.isPage = isPage;
    }
  }

  private record Texts(String json, String page) {}

  private final Vertx vertx;
  private final Supplier<Status> status;
  private final Map<HttpServerResponse, Reader> readers = new LinkedHashMap<>();
  private long timer = -1;
  private boolean isMaking;

  Events(Vertx vertx, Supplier<Status> status) {
    this.vertx = vertx;
    this.status = status;
  }

  /**
   * Begins to tell.
   *
   * @param isPage whether it is told parts of the page, not data
   * @return false when there is no room
   */
  boolean add(HttpServerResponse response, boolean isPage) {
    if (readers.size() >= MOST_READERS) {
      return false;
    }
    response
        .setChunked(true)
        .setWriteQueueMaxSize(QUEUE_BYTES)
        .putHeader("content-type", "text/event-stream; charset=utf-8")
        .putHeader("cache-control", "no-store")
        .putHeader("x-accel-buffering", "no");
    readers.put(response, new Reader(isPage));
    response.closeHandler(_ -> remove(response));
    response.exceptionHandler(_ -> remove(response));
    if (timer < 0) {
      timer = vertx.setPeriodic(MILLIS, _ -> make());
    }
    make();
    return true;
  }

  /** How many listen. */
  int readers() {
    return readers.size();
  }

  private void remove(HttpServerResponse response) {
    if (readers.remove(response) != null && readers.isEmpty()) {
      vertx.cancelTimer(timer);
      timer = -1;
    }
  }

  private void make() {
    if (isMaking || readers.isEmpty()) {
      return;
    }
    isMaking = true;
    vertx
        .executeBlocking(this::texts, false)
        .onComplete(made -> {
          isMaking = false;
          if (made.succeeded()) {
            tell(made.result());
          }
        });
  }

  private Texts texts() {
    Status now = status.get();
    ObjectNode json = StatusJson.live(now);
    if (json.path("last") instanceof ArrayNode last) {
      while (last.size() > CALLS) {
        last.remove(last.size() - 1);
      }
    }
    ObjectNode parts = Json.object();
    Page.parts(now).forEach(parts::put);
    return new Texts(
        "event: live\ndata: " + Json.string(json) + "\n\n",
        "event: page\ndata: " + Json.string(parts) + "\n\n");
  }

  private void tell(Texts texts) {
    List<HttpServerResponse> slow = new ArrayList<>();
    readers.forEach((response, reader) -> {
      if (response.writeQueueFull()) {
        reader.skipped++;
        if (reader.skipped > MOST_SKIPPED) {
          slow.add(response);
        }
      } else {
        reader.skipped = 0;
        response.write(reader.isPage ? texts.page() : texts.json());
      }
    });
    for (HttpServerResponse response : slow) {
      remove(response);
      response.reset();
    }
  }
}
