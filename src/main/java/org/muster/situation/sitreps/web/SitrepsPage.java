package org.muster.situation.sitreps.web;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.situation.sitreps.Sitrep;
import org.muster.situation.sitreps.SitrepTemplates;

/**
 * The reports there are.
 *
 * @param template the office's own document; null while it is the one Muster brings
 * @param tags what a document may name
 */
public record SitrepsPage(
    List<Sitrep> sitreps,
    boolean makes,
    SitrepTemplates.@Nullable Standing template,
    List<String> tags,
    ZoneId zone) {}
