package org.muster.forms;

/** One of the answers a choice offers: what is stored, and what is read. */
public record Option(String code, Phrase label) {}
