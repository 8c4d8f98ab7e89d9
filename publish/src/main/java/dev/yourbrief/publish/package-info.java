/**
 * A {@link dev.yourbrief.playbook.brief.Brief} as something to read: a page, Markdown, JSON, and
 * the crossover chart; and a measured server as a chart. Here it is decided how a figure is
 * rounded, worded, linked and set.
 *
 * <p>Nothing here computes what a brief says. The only numbers made in this package are the places
 * of things on a page and the ticks of an axis.
 */
@NullMarked
package dev.yourbrief.publish;

import org.jspecify.annotations.NullMarked;
