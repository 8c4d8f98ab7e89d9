/**
 * What can be done with decisions, one method each, whoever asks: a page, REST or MCP. It joins the
 * register's parts and knows no request and no answer's form.
 */
@NullMarked
package dev.yourbrief.server.desk;

import org.jspecify.annotations.NullMarked;
