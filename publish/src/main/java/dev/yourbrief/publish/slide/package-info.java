/**
 * A brief on one slide: its title, the verdict, the bars, the crossover and what happens next. Here
 * words are measured and set; how figures are worded and how the chart is drawn is decided
 * elsewhere.
 */
@NullMarked
package dev.yourbrief.publish.slide;

import org.jspecify.annotations.NullMarked;
