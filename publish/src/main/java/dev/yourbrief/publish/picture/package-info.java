/**
 * A chart for programs that know less of SVG than a browser: in plain colours, and as pixels. What
 * a chart shows is decided where it is drawn.
 */
@NullMarked
package dev.yourbrief.publish.picture;

import org.jspecify.annotations.NullMarked;
