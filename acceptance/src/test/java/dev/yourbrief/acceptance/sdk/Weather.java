package dev.yourbrief.acceptance.sdk;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** A tool, for clients that make one from a class. */
@JsonClassDescription("The temperature of a city")
@JsonTypeName(Weather.NAME)
public final class Weather {

  static final String NAME = "get_weather";

  @JsonProperty(required = true)
  @JsonPropertyDescription("The city's name")
  public String city = "";
}
