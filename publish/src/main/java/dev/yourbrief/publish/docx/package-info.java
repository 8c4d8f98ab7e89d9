/**
 * A brief as a Word document that can be edited: headings, lists and tables are real ones. How they
 * look stands in {@code styles.xml} beside these classes; what they say is what the Markdown form
 * says, in its order.
 */
@NullMarked
package dev.yourbrief.publish.docx;

import org.jspecify.annotations.NullMarked;
