package dev.yourbrief.server.page;

import dev.yourbrief.figure.source.Problem;
import java.util.List;

/**
 * Says that something could not be done.
 *
 * @param title what, in a sentence
 */
public record FaultPage(Shell shell, int status, String title, List<Problem> problems) {}
