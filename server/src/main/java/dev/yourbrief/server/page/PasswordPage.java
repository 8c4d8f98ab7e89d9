package dev.yourbrief.server.page;

import java.util.List;

/**
 * Asks for a new password.
 *
 * @param action where the form goes
 * @param name whose it is
 * @param messages what is wrong with the one typed before
 */
public record PasswordPage(Shell shell, String action, String name, List<String> messages) {}
