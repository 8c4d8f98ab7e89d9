package dev.yourbrief.server.http;

import java.nio.file.Path;

/**
 * A file that came with a form.
 *
 * @param field the form's field
 * @param name the file's name as the browser gave it: not to be trusted
 * @param file where its bytes are, until the answer is sent
 * @param size how many bytes
 */
public record Upload(String field, String name, Path file, long size) {}
