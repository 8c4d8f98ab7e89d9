package dev.yourbrief.bill.traffic;

import java.util.List;

/**
 * When the load comes, batches left out. A list is empty where the files do not say.
 *
 * @param hourOfDay hours 0 to 23 as multiples of the mean hour; their mean is 1
 * @param dayOfWeek Monday to Sunday as multiples of the mean day; their mean is 1
 * @param hourOfWeek the 168 hours from Monday 0:00, under three weeks empty; their mean is 1
 * @param peaks the busiest minute, hour and day, as far as the files say
 * @param peakToMean the load of the busiest minutes over that of the mean minute
 * @param how how the shapes were found
 */
public record Shape(
    List<Load> hourOfDay,
    List<Load> dayOfWeek,
    List<Load> hourOfWeek,
    List<Peak> peaks,
    Finding peakToMean,
    How how) {

  public Shape {
    hourOfDay = List.copyOf(hourOfDay);
    dayOfWeek = List.copyOf(dayOfWeek);
    hourOfWeek = List.copyOf(hourOfWeek);
    peaks = List.copyOf(peaks);
  }
}
