package org.muster.people.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.TrailCheck;
import org.muster.audit.TrailEntry;

/**
 * A page of the trail, the newest first.
 *
 * @param number of the person it is about; empty for everything
 * @param numbers of the persons it speaks of
 * @param check what was found, where it has just been checked
 */
public record TrailPage(
    List<TrailEntry> entries,
    String number,
    Map<UUID, String> numbers,
    ZoneId zone,
    @Nullable TrailCheck check) {

  /** The address of the page before this one in time; null where this is the first. */
  public @Nullable String older() {
    return entries.isEmpty() || entries.getLast().seq() <= 1
        ? null
        : "/admin/trail?number=" + number + "&before=" + entries.getLast().seq();
  }

  /** Whom or what an entry is about, by number where it is a person. */
  public String subject(TrailEntry entry) {
    return entry.subjectKind().equals("person")
        ? numbers.getOrDefault(UUID.fromString(entry.subjectId()), entry.subjectId())
        : entry.subjectId();
  }
}
