package org.muster.workbench;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a person, on their timeline.
 *
 * @param what it in the reader's words
 * @param path the page that says more; null where there is none for this reader
 */
public record Moment(Instant at, String what, @Nullable String path) {}
