/**
 * REST: the desk's operations for programs, under {@code /api/v1}, and the OpenAPI document that
 * describes them. What is read and written has the form of the files. Nothing is decided here.
 */
@NullMarked
package dev.yourbrief.server.api;

import org.jspecify.annotations.NullMarked;
