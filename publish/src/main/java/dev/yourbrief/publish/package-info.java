/**
 * A {@link dev.yourbrief.playbook.brief.Brief} as something to read: a page, Markdown, JSON, and
 * the crossover chart; {@link dev.yourbrief.crossover.economics.Findings} of a comparison as a
 * report with five charts; and a measured server as a chart. Here it is decided how a figure is
 * rounded, worded, linked and set.
 *
 * <p>The way of a chart: a {@link dev.yourbrief.publish.Drawing} says what it shows and draws it on
 * a {@link dev.yourbrief.publish.Plane} within a {@link dev.yourbrief.publish.PlotFrame}; its
 * values stand beside it as a {@link dev.yourbrief.publish.DataTable}.
 *
 * <p>Nothing here computes what a brief or a report says. The only numbers made in this package are
 * the places of things on a page and the ticks of an axis.
 */
@NullMarked
package dev.yourbrief.publish;

import org.jspecify.annotations.NullMarked;
