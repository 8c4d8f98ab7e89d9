package dev.yourbrief.server.desk;

import dev.yourbrief.publish.diff.BriefDiff;
import dev.yourbrief.register.decision.VersionEntry;
import java.util.Optional;

/**
 * A version, computed again from the files it was saved with.
 *
 * @param same whether it came out the same, to the last byte
 * @param files how many files it was computed from
 * @param figures how many figures it holds
 * @param difference from the version as saved to what was computed again, where they differ
 */
public record Verification(
    VersionEntry version, boolean same, int files, int figures, Optional<BriefDiff> difference) {}
