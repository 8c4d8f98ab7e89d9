package dev.yourbrief.server.http;

import io.vertx.core.http.HttpServerRequest;

/** Tells who asks. It may read the register, so it is not asked on an event loop. */
public interface Doorkeeper {

  /** Whether a request names this server at all: a page elsewhere may point its name here. */
  boolean isForUs(HttpServerRequest request);

  /** Whether this is the origin of our own pages, under an address a proxy gives them. */
  boolean isOurs(String origin);

  /** Who asks. */
  Who who(HttpServerRequest request);

  /** Where somebody who has to sign in first is sent, with the path they wanted. */
  String signInPath(String wanted);
}
