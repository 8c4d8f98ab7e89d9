package dev.yourbrief.server.page;

import java.util.List;

/**
 * Asks for the first account.
 *
 * @param name what was typed before
 * @param messages what is wrong with what was typed
 */
public record FirstAccountPage(Shell shell, String name, String email, List<String> messages) {}
