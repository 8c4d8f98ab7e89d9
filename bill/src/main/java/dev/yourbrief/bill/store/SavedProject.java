package dev.yourbrief.bill.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A project as the store keeps it.
 *
 * @param provider whose project it is
 * @param id its id, or an empty string
 * @param keyName its name where it has no id, else an empty string
 * @param names what lines call it, the first few
 * @param name what it is called on the last day, or an empty string
 * @param lastDay that day
 */
public record SavedProject(
    String provider,
    String id,
    String keyName,
    List<String> names,
    String name,
    Optional<LocalDate> lastDay) {}
