/**
 * What changed between two briefs. {@link dev.yourbrief.publish.diff.BriefDiff} is the comparison
 * as data, without a word in it: verdict, bars, doors, figures, files, dates, questions, and the
 * prose that stands between the numbers. {@link dev.yourbrief.publish.diff.DiffWords} says each
 * change in words; {@link dev.yourbrief.publish.diff.DiffMarkdown} and {@link
 * dev.yourbrief.publish.diff.DiffHtml} set them.
 *
 * <p>How a figure is rounded and worded is not decided here, nor how a terminal is laid out.
 */
@NullMarked
package dev.yourbrief.publish.diff;

import org.jspecify.annotations.NullMarked;
