package dev.yourbrief.acceptance.sdk;

import com.fasterxml.jackson.annotation.JsonProperty;

/** An answer of a schema; clients that make one from a class take this. */
public final class Forecast {

  @JsonProperty(required = true)
  public String city = "";

  @JsonProperty(required = true)
  public int degrees;
}
