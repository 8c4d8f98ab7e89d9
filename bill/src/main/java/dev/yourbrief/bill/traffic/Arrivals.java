package dev.yourbrief.bill.traffic;

/**
 * How requests crowd. Both numbers are 1 when requests come independently of each other (a Poisson
 * stream), less when they are spaced, more when they come in bursts; neither counts the slow change
 * of load over the day.
 *
 * @param cv2 the squared coefficient of variation of the times between requests
 * @param dispersion the variance of the requests of a minute over their mean
 */
public record Arrivals(Finding cv2, Finding dispersion) {}
