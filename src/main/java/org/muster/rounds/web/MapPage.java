package org.muster.rounds.web;

import org.jspecify.annotations.Nullable;
import org.muster.rounds.maps.PlaceMap;

/**
 * The approved map and the form that loads one.
 *
 * @param map the one that is loaded, or null
 * @param number the review number as it was typed, before it is taken
 * @param refusal why the last one was not taken, or null
 */
public record MapPage(
    @Nullable PlaceMap map, String number, String source, @Nullable String refusal) {}
