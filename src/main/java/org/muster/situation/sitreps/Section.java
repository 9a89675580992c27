package org.muster.situation.sitreps;

/** A part of a report's words. */
public record Section(String heading, String text) {}
