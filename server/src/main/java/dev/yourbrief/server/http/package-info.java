/**
 * Requests and answers: listening, limits, forms and uploads, finding the route, who asks and
 * whether they may, headers that protect a page. It knows routes, not what they do.
 */
@NullMarked
package dev.yourbrief.server.http;

import org.jspecify.annotations.NullMarked;
